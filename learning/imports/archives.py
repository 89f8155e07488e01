"""An archive as somebody sent it, unpacked into a folder of ours behind hard walls.

Nothing that an archive says of itself is believed: sizes are counted while its files are written, and names lead below
the folder or nowhere. A file is written only when its archive holds plain files and folders alone.
"""

import errno
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import GzipFile
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext as _

from learning.imports.names import safe_path
from learning.imports.refusal import ImportRefused
from learning.imports.zip_directory import refuse_monstrous_directory

LARGEST_ARCHIVE: Final = 30 * 2**20  # bytes, as it is sent
MOST_FILES: Final = 6_000
LARGEST_FILE: Final = 25 * 2**20  # bytes, unpacked
MOST_BYTES: Final = 200 * 2**20  # of all files together, unpacked
# Text packs to a twentieth; nothing honest to less than a hundredth, but for a few small files.
MOST_RATIO: Final = 100
_SMALL: Final = 5 * 2**20
_AT_ONCE: Final = 64 * 1024
_BROKEN: Final = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError, KeyError, IndexError, AttributeError, UnicodeError),
)
# Nobody's archive is to blame when the machine has no room left.
_OURS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENOMEM)


@dataclass(slots=True)
class _Walls:
    """What was unpacked so far."""

    packed: int
    files: int = 0
    unpacked: int = 0

    def count_file(self) -> None:
        self.files += 1
        if self.files > MOST_FILES:
            raise ImportRefused(_("The archive holds more than %(most)d files.") % {"most": MOST_FILES})

    def count_bytes(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_BYTES:
            raise ImportRefused(_("Unpacked, the archive has more than %(most)d MB.") % {"most": MOST_BYTES // 2**20})
        if self.unpacked > _SMALL and self.unpacked > MOST_RATIO * self.packed:
            raise ImportRefused(
                _("The archive grows to more than %(most)d times its size, as no course does.") % {"most": MOST_RATIO}
            )


def is_archive(file: Path) -> bool:
    """By its first bytes: a name proves nothing."""
    with file.open("rb") as stream:
        begins = stream.read(512)
    return begins.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")) or begins[257:262] == b"ustar"


def unpack(file: Path, into: Path) -> None:
    """Unpack the zip, tar or tar.gz `file` into the empty folder `into`. Raises ImportRefused."""
    packed = file.stat().st_size
    refuse_large(packed)
    walls = _Walls(max(packed, 1))
    try:
        with file.open("rb") as stream:
            is_zip = stream.read(2) == b"PK"
            stream.seek(0)
            members = _zip_members(stream) if is_zip else _tar_members(stream, walls)
            for name, content in members:
                _write(into, name, content, walls)
    except ImportRefused:
        raise
    except _BROKEN as error:
        if getattr(error, "errno", None) in _OURS:
            raise
        raise ImportRefused(_("The archive is damaged, or of a kind that is not known here.")) from error
    if not walls.files:
        raise ImportRefused(_("The archive is empty."))


def refuse_large(size: int) -> None:
    """Raises ImportRefused for a file of `size` bytes that is too large to be taken at all."""
    if size > LARGEST_ARCHIVE:
        numbers = {"size": size // 2**20, "most": LARGEST_ARCHIVE // 2**20}
        raise ImportRefused(_("The file has %(size)d MB; at most %(most)d MB are taken.") % numbers)


def _write(into: Path, name: str, content: IO[bytes], walls: _Walls) -> None:
    walls.count_file()
    place = safe_path(name)
    if place is None:
        return
    target = into / place
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = target.open("xb")
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise ImportRefused(_('The archive has "%(name)s" twice.') % {"name": name[:80]}) from error
    size = 0
    with written:
        while piece := content.read(_AT_ONCE):
            size += len(piece)
            if size > LARGEST_FILE:
                names = {"name": name[:80], "most": LARGEST_FILE // 2**20}
                raise ImportRefused(_('"%(name)s" has more than %(most)d MB.') % names)
            walls.count_bytes(len(piece))
            written.write(piece)


def _zip_members(stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    refuse_monstrous_directory(stream)
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            kind = (member.external_attr >> 16) & 0o170000
            if kind not in (0, 0o100000, 0o040000):
                raise ImportRefused(_no_plain_file(member.filename))
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ImportRefused(_("The archive is packed in a way that is not known here: make a zip or a tar.gz."))
            if member.flag_bits & 1:
                raise ImportRefused(_("The archive is locked with a password."))
            if not member.is_dir():
                with archive.open(member) as content:
                    yield member.filename, content


def _tar_members(stream: IO[bytes], walls: _Walls) -> Iterator[tuple[str, IO[bytes]]]:
    """Read once from its beginning, and headers counted as well: a header may be a bomb itself."""
    is_packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    plain: Any = GzipFile(fileobj=stream) if is_packed else stream
    with tarfile.open(fileobj=_Counted(plain, _Walls(walls.packed)), mode="r|") as archive:  # type: ignore[call-overload]
        for member in archive:
            if member.isdir():
                walls.count_file()
                continue
            content = archive.extractfile(member) if member.isreg() else None
            if content is None:
                raise ImportRefused(_no_plain_file(member.name))
            yield member.name, content


@dataclass(slots=True)
class _Counted:
    """A stream of which no more is read than an archive may have."""

    stream: IO[bytes]
    walls: _Walls

    def read(self, size: int) -> bytes:
        piece = self.stream.read(size)
        self.walls.count_bytes(len(piece))
        return piece


def _no_plain_file(name: str) -> str:
    return _('"%(name)s" is a link or a device: an archive may hold files and folders alone.') % {"name": name[:80]}
