"""Give every setting of the registry its row, so that admins find it and psql shows it."""

from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps

from settings.registry import REGISTRY


def create_missing_rows(*, using: str, apps: Apps = current_apps, **_: Any) -> None:
    """After each migrate or flush: add what is missing, change nothing that is there."""
    try:
        model = apps.get_model("settings", "PlatformSetting")
    except LookupError:  # migrating back to before the table
        return
    model.objects.using(using).bulk_create(
        [
            model(setting_key=setting.key, setting_value=setting.default, description=str(setting.help))
            for setting in REGISTRY.values()
        ],
        ignore_conflicts=True,
    )
