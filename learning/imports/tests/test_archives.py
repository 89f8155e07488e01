"""Archives of strangers: unpacked whole, or refused with a sentence; never anything else."""

import io
import struct
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.imports.archives import LARGEST_ARCHIVE, LARGEST_FILE, MOST_FILES, is_archive, unpack
from learning.imports.refusal import ImportRefused
from learning.imports.tests.building import member, tarred, zipped

GIFT = "::One::Is one less than two?{T}"


def unpacked(data: bytes, folder: Path) -> list[str]:
    """The names of what comes out. Raises ImportRefused."""
    file = folder / "given.bin"
    file.write_bytes(data)
    into = folder / "out"
    into.mkdir()
    unpack(file, into)
    return sorted(found.relative_to(into).as_posix() for found in into.rglob("*") if found.is_file())


def link(name: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return into.getvalue()


def locked() -> bytes:
    data = bytearray(zipped({"a.gift": GIFT}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + place
        data[at] |= 1
    return bytes(data)


def many() -> bytes:
    return zipped({f"{number}.md": "" for number in range(MOST_FILES + 1)})


def long_directory() -> bytes:
    """A zip whose end says that its list of files has half a gigabyte."""
    data = bytearray(zipped({"a.gift": GIFT}))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 2**29)
    return bytes(data)


def long_header() -> bytes:
    """A tar whose header alone unpacks to more than a course."""
    return tarred([(member("././@PaxHeader", tarfile.XHDTYPE), b"a" * (12 * 2**20))])


ZEROS = b"\0" * (6 * 2**20)
REFUSED = {
    "parent": (zipped({"../evil.md": "x"}), "leads out of the archive"),
    "absolute": (zipped({"/etc/cron.d/evil": "x"}), "leads out of the archive"),
    "backslash": (zipped({"..\\evil.md": "x"}), "leads out of the archive"),
    "drive": (zipped({"C:evil.md": "x"}), "leads out of the archive"),
    "deep": (zipped({"a/" * 40 + "b.md": "x"}), "too deep"),
    "both": (zipped({"a": "x", "a/b.md": "x"}), "twice"),
    "zip-link": (link("passwd.md"), "a link or a device"),
    "locked": (locked(), "password"),
    "bomb": (zipped({"zeros.md": ZEROS}), "times its size"),
    "many": (many(), f"more than {MOST_FILES} files"),
    "directory": (long_directory(), "list of files"),
    "empty": (zipped({}), "empty"),
    "cut": (zipped({"a.gift": GIFT * 50})[:-40], "damaged"),
    "no-zip": (b"PK\x03\x04 and then nothing", "damaged"),
    "tar-parent": (tarred([(member("../evil.md"), b"x")]), "leads out of the archive"),
    "tar-link": (tarred([(member("a.md", tarfile.SYMTYPE, "/etc/passwd"), b"")]), "a link or a device"),
    "tar-hard-link": (tarred([(member("a.md", tarfile.LNKTYPE, "b.md"), b"")]), "a link or a device"),
    "device": (tarred([(member("a.md", tarfile.CHRTYPE), b"")]), "a link or a device"),
    "pipe": (tarred([(member("a.md", tarfile.FIFOTYPE), b"")]), "a link or a device"),
    "tar-bomb": (tarred([(member("zeros.md"), ZEROS)]), "times its size"),
    "tar-header": (long_header(), "times its size"),
    "tar-cut": (tarred([(member("a.md"), GIFT.encode() * 500)])[:-30], "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plain_archive_is_refused_with_a_sentence_and_leaves_nothing_outside(
    name: str, tmp_path: Path
) -> None:
    data, words = REFUSED[name]
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    with pytest.raises(ImportRefused, match=words):
        unpacked(data, room)
    assert not list(tmp_path.rglob("evil*"))
    assert not [found for found in tmp_path.rglob("*") if found.is_symlink()]


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.zip"
    with file.open("wb") as stream:
        stream.truncate(100 * 2**20)
    with pytest.raises(ImportRefused, match=f"has 100 MB; at most {LARGEST_ARCHIVE // 2**20} MB"):
        unpack(file, tmp_path)


def test_one_file_of_an_archive_may_be_no_larger_than_any_lesson_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning.imports.archives.LARGEST_FILE", 1000)
    with pytest.raises(ImportRefused, match=r'"long\.md" has more than'):
        unpacked(zipped({"long.md": "a" * 1001}), tmp_path)
    assert LARGEST_FILE > 1000


@pytest.mark.parametrize(
    "data",
    [
        zipped({"school/a.md": "# A", "__MACOSX/x.md": "", "school/.DS_Store": "", ".git/config": ""}),
        tarred([(member("./school", tarfile.DIRTYPE), b""), (member("./school/a.md"), b"# A")]),
        tarred([(member("school/a.md"), b"# A"), (member("school/._a.md"), b"")], "w"),
    ],
)
def test_plain_archives_are_unpacked_without_what_systems_leave_behind(data: bytes, tmp_path: Path) -> None:
    assert unpacked(data, tmp_path) == ["school/a.md"]
    assert is_archive(tmp_path / "given.bin")


SOUND = [zipped({"a.gift": GIFT * 20, "b/c.md": "# C"}), tarred([(member("a.gift"), GIFT.encode() * 20)])]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_a_damaged_archive_is_refused_or_unpacked_and_nothing_else(sound: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sound)
    for _damage in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 40))
    with TemporaryDirectory() as folder:
        try:
            names = unpacked(bytes(damaged[: len(damaged) - cut]), Path(folder))
        except ImportRefused:
            return
        assert set(names) <= {"a.gift", "b/c.md"} or damaged != sound
