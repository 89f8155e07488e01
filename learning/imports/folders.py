"""Files of an unpacked folder: which there are, and which a reference means."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from learning.imports.archives import MOST_BYTES, MOST_FILES
from learning.imports.refusal import ImportRefused

_PASSED_OVER: Final = {"node_modules", "__pycache__", "__MACOSX"}


def files_below(root: Path, *suffixes: str) -> list[Path]:
    """Plain files in the order of their names, without hidden ones; of `suffixes` alone, when there are any."""
    found: list[Path] = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _PASSED_OVER)
        for name in files:
            file = Path(folder) / name
            if not name.startswith(".") and (not suffixes or file.suffix.lower() in suffixes) and not file.is_symlink():
                found.append(file)
    return sorted(found)


def refuse_large_folder(root: Path) -> None:
    """The walls of an archive, for a folder that is read where it lies. Raises ImportRefused."""
    files = files_below(root)
    if len(files) > MOST_FILES:
        raise ImportRefused(_("The folder holds more than %(most)d files.") % {"most": MOST_FILES})
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise ImportRefused(_("The folder has more than %(most)d MB.") % {"most": MOST_BYTES // 2**20})


def file_at(root: Path, base: Path, reference: str) -> Path | None:
    """The file below `root` that `reference` means, seen from the folder `base`; None when there is none."""
    path = unquote(urlsplit(reference).path) if reference else ""
    if not path or "\0" in path or len(path) > 1000:
        return None
    start = root if path.startswith("/") else base
    try:
        found = (start / path.lstrip("/")).resolve()
        is_below = found.is_relative_to(root.resolve())
        return found if is_below and found.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def place_of(file: Path, root: Path, line: int = 0) -> str:
    """How a report names a place."""
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    return f"{name}:{line}" if line else name
