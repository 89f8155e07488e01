"""Names in an archive, and the places they lead to."""

import re
from pathlib import PurePosixPath
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.refusal import ImportRefused

_DEEPEST: Final = 24
_LONGEST: Final = 200  # bytes of one part
_DRIVE: Final = re.compile(r"[A-Za-z]:")
# What systems and editors leave behind; nothing of it is a lesson.
_LEFT_BEHIND: Final = {"__MACOSX", ".DS_Store", "Thumbs.db", ".git", ".svn", ".hg", "node_modules", "__pycache__"}


def safe_path(name: str) -> PurePosixPath | None:
    """Where a file called `name` lies below the folder; None when it is to be passed over.

    Raises ImportRefused for a name that leads elsewhere, or that no file can have.
    """
    if not name or not name.isprintable() or "\\" in name or name.startswith("/") or _DRIVE.match(name):
        raise ImportRefused(_leads_away(name))
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts or not parts:
        raise ImportRefused(_leads_away(name))
    if len(parts) > _DEEPEST or any(len(part.encode(errors="replace")) > _LONGEST for part in parts):
        raise ImportRefused(_('The name "%(name)s" is too long, or lies too deep.') % {"name": name[:80]})
    if _LEFT_BEHIND.intersection(parts) or parts[-1].startswith("._"):
        return None
    return PurePosixPath(*parts)


def _leads_away(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)[:80]
    return _('The name "%(name)s" leads out of the archive, or is none.') % {"name": shown}
