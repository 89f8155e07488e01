"""Trying lessons as they stand in files, loaded or not: for authors at work, and before a compiler is exchanged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from learning.exercises.proof import find_faults
from learning.loader.files import LESSON_FILE, list_course_files
from learning.loader.lesson_file import read_lesson_file
from learning.loader.pictures import Pictures


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """`faults`, a sentence each; none when the lesson is sound."""

    file: Path
    faults: list[str]


def check_files(path: Path, *, seed: str, draws: int) -> Iterator[CheckedFile]:
    """Try the lesson in `path`, or all below it when it is a folder. Nothing is kept."""
    for file in _lessons_in(path):
        lesson, mistakes = read_lesson_file(file, 0, file.stem, Pictures(list_course_files(file.parent)))
        if lesson is None:
            yield CheckedFile(file, [f"line {one.line}: {one.sentence}" for one in mistakes if not one.is_warning])
        else:
            yield CheckedFile(file, find_faults(lesson.lesson_type, lesson.content, seed=seed, draws=draws))


def _lessons_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if LESSON_FILE.fullmatch(file.name))
