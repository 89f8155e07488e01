"""What a reader of a format is, and the registry of them."""

from pathlib import Path
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from learning.imports.course import ImportedCourse
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report


class Reader(Protocol):
    """One format. `root` is an unpacked folder, in which the course may lie deeper."""

    @property
    def key(self) -> str:
        """What the format is called in addresses and commands."""

    @property
    def label(self) -> str | Promise:
        """The same for people."""

    def recognises(self, root: Path) -> bool:
        """Whether `root` holds something of this format. Never raises."""

    def read(self, root: Path, pictures: PictureShelf, report: Report) -> ImportedCourse:
        """All of it. What cannot be read is told in `report`; raises ImportRefused when there is no course at all."""


READERS: dict[str, Reader] = {}


def register_reader(reader: Reader) -> None:
    """Formats are looked for in the order in which they are registered."""
    READERS[reader.key] = reader


def find_reader(root: Path, key: str = "") -> Reader:
    """The reader called `key`, or the first that recognises `root`. Raises ImportRefused."""
    if key:
        if key not in READERS:
            names = {"key": key, "known": ", ".join(READERS)}
            raise ImportRefused(_('There is no format "%(key)s". Known ones: %(known)s.') % names)
        return READERS[key]
    found = next((reader for reader in READERS.values() if reader.recognises(root)), None)
    if found is None:
        names = {"known": ", ".join(str(reader.label) for reader in READERS.values())}
        raise ImportRefused(_("Nothing that is known here was found in it. Known formats: %(known)s.") % names)
    return found
