import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN_SCRIPTS = "js/"
# A comment that has its lines to itself, with the line break behind it.
_COMMENT = re.compile(r"^[ ]*(?://[^\n]*|/\*(?:(?!\*/)[\s\S])*\*/[ ]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise.storage has no types
    """Static files under names that carry their hash, compressed once; ES modules import each other by those names.

    Our own scripts are served without comments and indentation: every statement stays on its line, as it was written.
    """

    support_js_module_import_aggregation = True
    # A module's name changes with the names it imports, so a chain of n modules takes n passes until all stand still.
    max_post_process_passes = 12

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        stripped = {
            name: (_Stripped(storage), path) if _is_own_script(name) else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(stripped, **options)


def strip_script(text: str) -> str:
    """`text` without the comments that have lines to themselves, and without indentation.

    Both mean something only within a template literal that goes over several lines: a script that may hold one, seen by
    a line with an odd number of backquotes, comes back as it is.
    """
    if any(line.count("`") % 2 for line in text.splitlines()):
        return text
    return _INDENT.sub("", _COMMENT.sub("", text))


class _Stripped:
    """A storage of scripts, read through strip_script. Nothing is written back: the source stays."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def open(self, path: str) -> "File[bytes]":
        with self._storage.open(path) as script:
            return ContentFile(strip_script(script.read().decode()).encode(), name=path)


def _is_own_script(name: str) -> bool:
    return name.startswith(OWN_SCRIPTS) and name.endswith(".js")
