"""A course as the files of its folder: written the same way for the same course, and read back as it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from learning.content.pictures.address import NAME, address_of
from learning.content.yaml_writing import write_yaml
from learning.lesson_types import worth_of
from learning.lesson_types.text import TextLesson
from learning.loader.files import COURSE_FILE, IMAGE_FOLDER

_DETAILS: Final = (
    *("title", "description", "emoji", "track", "category", "difficulty", "estimated_hours", "objectives"),
    *("featured", "published", "completion_xp", "prerequisites"),
)
_HEAD: Final = ("title", "minutes", "completion_xp", "perfect_score_xp", "checked", "sources")
# What a file leaves out because it is so anyhow.
_AS_EVER: Final[dict[str, Any]] = {"featured": False, "prerequisites": [], "sources": [], "checked": ""}
_ADDRESS: Final = re.compile(
    rf"(?P<words>!\[[^\]]*\]\(\s*<?){re.escape(address_of('@')).replace('@', f'(?P<name>{NAME})')}"
)


@dataclass(frozen=True, slots=True)
class LessonWords:
    """A lesson as its file holds it."""

    slug: str
    lesson_type: str
    head: Mapping[str, Any]
    source: Any


def write_course(
    details: Mapping[str, Any], lessons: Iterable[LessonWords], pictures: Mapping[str, tuple[str, bytes]]
) -> dict[str, bytes]:
    """The files by their names. `pictures` are the name of each picture's file and its bytes, by the name in its
    address; those that no lesson shows stay out."""
    shown = _Shown({name: file for name, (file, _data) in pictures.items()})
    files = {COURSE_FILE: write_yaml(_kept(details), first=_DETAILS)}
    for number, lesson in enumerate(lessons, start=1):
        is_text = lesson.lesson_type == TextLesson.key
        written = _markdown(lesson, shown) if is_text else _yaml(lesson, shown)
        files[f"{number:02}-{lesson.slug}.{'md' if is_text else 'yaml'}"] = written
    images = {f"{IMAGE_FOLDER}/{file}": data for name, (file, data) in pictures.items() if name in shown.names}
    return {name: words.encode() for name, words in files.items()} | dict(sorted(images.items()))


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Make `folder`, which is not there yet, of `files`. Raises OSError."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)


class _Shown:
    """Puts the names of files in the place of addresses, and remembers which."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.names: set[str] = set()

    def by_file(self, source: Any) -> Any:
        if isinstance(source, str):
            return _ADDRESS.sub(self._exchange, source)
        if isinstance(source, dict):
            return {key: self.by_file(value) for key, value in source.items()}
        if isinstance(source, list):
            return [self.by_file(value) for value in source]
        return source

    def _exchange(self, found: re.Match[str]) -> str:
        file = self._files.get(found["name"])
        if file is None:
            return found[0]
        self.names.add(found["name"])
        return f"{found['words']}{IMAGE_FOLDER}/{file}"


def _markdown(lesson: LessonWords, shown: _Shown) -> str:
    words = lesson.source.get("markdown", "") if isinstance(lesson.source, dict) else ""
    body = shown.by_file(str(words)).strip("\n")
    return f"---\n{write_yaml(_kept(lesson.head), first=_HEAD)}---\n\n{body}\n"


def _yaml(lesson: LessonWords, shown: _Shown) -> str:
    source = shown.by_file(lesson.source) if isinstance(lesson.source, dict) else {}
    keys = worth_of(lesson.lesson_type).source_keys
    return write_yaml({"type": lesson.lesson_type} | _kept(lesson.head) | source, first=("type", *_HEAD, *keys))


def _kept(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty or as ever."""
    return {key: value for key, value in data.items() if value is not None and _AS_EVER.get(key) != value}
