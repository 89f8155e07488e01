from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise.storage has no types
    """Static files under names that carry their hash, compressed once; ES modules import each other by those names."""

    support_js_module_import_aggregation = True
