"""A course's folder, read as a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from learning.content.structure import SLUG
from learning.loader.course_file import read_course_file
from learning.loader.files import COURSE_FILE, IMAGE_SUFFIXES, LESSON_FILE, fingerprint, list_course_files
from learning.loader.lesson_file import read_lesson_file
from learning.loader.mistakes import Mistake
from learning.loader.pictures import Pictures
from learning.loader.source import CourseSource, LessonSource
from learning.models.lesson import RESERVED_SLUGS

_LONGEST_SLUG = 80


@dataclass
class ReadCourse:
    """`source` is None when there are mistakes that keep the course from loading."""

    slug: str
    source: CourseSource | None
    mistakes: list[Mistake] = field(default_factory=list)


def read_course(folder: Path) -> ReadCourse:
    files = list_course_files(folder)
    pictures = Pictures(files)
    mistakes = list(_find_naming_mistakes(folder, files))
    details, found = read_course_file(folder / COURSE_FILE, folder.name) if _has(COURSE_FILE, files) else (None, [])
    mistakes += found
    lessons: list[LessonSource] = []
    for file in files:
        if match := LESSON_FILE.fullmatch(file.name):
            lesson, found = read_lesson_file(file, int(match["number"]), match["slug"], pictures)
            lessons += [lesson] if lesson else []
            mistakes += found
    mistakes += [*pictures.mistakes, *pictures.find_unused()]
    source = None
    if details and all(mistake.is_warning for mistake in mistakes):
        source = CourseSource(
            folder.name, folder, fingerprint(files), details, sorted(lessons, key=lambda one: one.number), pictures.used
        )
    return ReadCourse(folder.name, source, sorted(mistakes))


def _find_naming_mistakes(folder: Path, files: list[Path]) -> Iterator[Mistake]:
    if not re.fullmatch(SLUG, folder.name) or len(folder.name) > _LONGEST_SLUG:
        sentence = f"A course's folder is named like its address: small-letters-and-digits, {_LONGEST_SLUG} at most."
        yield Mistake(folder, 0, sentence)
    if not _has(COURSE_FILE, files):
        yield Mistake(folder, 0, f"The file {COURSE_FILE} is missing.")
    lessons = [file for file in files if LESSON_FILE.fullmatch(file.name)]
    if not lessons:
        yield Mistake(folder, 0, "There is no lesson: add files such as 01-first-steps.md.")
    for file in files:
        if file not in lessons and file.name != COURSE_FILE and file.suffix.lower() not in IMAGE_SUFFIXES:
            sentence = "Lessons are named NN-lesson-slug.md or NN-lesson-slug.yaml, such as 01-first-steps.md."
            yield Mistake(file, 0, sentence)
    yield from _find_repeated_names(lessons)


def _find_repeated_names(lessons: list[Path]) -> Iterator[Mistake]:
    numbers: dict[int, Path] = {}
    slugs: dict[str, Path] = {}
    for file in lessons:
        match = LESSON_FILE.fullmatch(file.name)
        if match is None:  # pragma: no cover - the caller passes lessons only
            continue
        number, slug = int(match["number"]), match["slug"]
        if number == 0:
            yield Mistake(file, 0, "Lessons are numbered from 01.")
        if numbers.setdefault(number, file) != file:
            yield Mistake(file, 0, f"The number {number} is taken by {numbers[number].name}.")
        if slugs.setdefault(slug, file) != file:
            yield Mistake(file, 0, f'The slug "{slug}" is taken by {slugs[slug].name}.')
        if slug in RESERVED_SLUGS:
            yield Mistake(file, 0, f'The slug "{slug}" cannot be used: the site needs that address itself.')
        if len(slug) > _LONGEST_SLUG:
            yield Mistake(file, 0, f"The slug is longer than {_LONGEST_SLUG} characters.")


def _has(name: str, files: list[Path]) -> bool:
    return any(file.name == name for file in files)
