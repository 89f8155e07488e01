"""The files of a course folder: which belong, how they are read, and whether anything changed since the last load."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

LARGEST_FILE = 256 * 1024  # bytes
COURSE_FILE = "course.yaml"
LESSON_FILE = re.compile(r"(?P<number>\d{2,3})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<format>md|yaml)")
IMAGE_FOLDER = "images"
IMAGE_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".gif"}

# Raised whenever the same source compiles to something else, so that every course is compiled anew.
COMPILER_VERSION = 3


class Unreadable(Exception):
    """The file is no text that could be loaded."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


def list_files(folder: Path) -> list[Path]:
    """All that authors put there; what editors and systems leave behind is passed over."""
    return sorted(file for file in folder.iterdir() if not file.name.startswith(".") and not file.name.endswith("~"))


def list_course_files(folder: Path) -> list[Path]:
    """The files of a course, those in its folder of images among them."""
    files = list_files(folder)
    images = folder / IMAGE_FOLDER
    if images not in files or not images.is_dir():
        return files
    return [file for file in files if file != images] + list_files(images)


def read_text(file: Path) -> str:
    """The file as text in NFC with "\\n" at line ends. Raises Unreadable."""
    if not file.is_file():
        raise Unreadable(0, "This is not a file.")
    if file.stat().st_size > LARGEST_FILE:
        raise Unreadable(0, f"The file is larger than {LARGEST_FILE // 1024} KB: split the lesson.")
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "This is not UTF-8 text: save the file as UTF-8.") from error
    return normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over names and bytes, in hex."""
    digest = sha256(f"compiler {COMPILER_VERSION}\n".encode())
    for file in files:
        content = sha256(file.read_bytes()).hexdigest() if file.is_file() else "no file"
        digest.update(f"{file.name}\n{content}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()
