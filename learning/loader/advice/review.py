"""A course as the rules look at it: its lessons, the files they come from, and what stands beside them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from learning import lesson_types
from learning.loader.advice.passages import Passage, markdown_in, passages_in
from learning.loader.files import LESSON_FILE, list_files, read_text
from learning.loader.mistakes import Mistake
from learning.loader.source import CourseSource, LessonSource

# Says of an address on another website what is wrong with it; nothing when it is there.
Visit = Callable[[str], str]


@dataclass
class ReviewedLesson:
    """A lesson and its file."""

    source: LessonSource
    file: Path

    @cached_property
    def texts(self) -> list[str]:
        """The Markdown that learners read, piece by piece."""
        return list(markdown_in(lesson_types.source_of(self.source.lesson_type, self.source.content)))

    @cached_property
    def passages(self) -> list[Passage]:
        return [passage for text in self.texts for passage in passages_in(text)]

    @cached_property
    def _lines(self) -> list[str]:
        return read_text(self.file).split("\n")

    def line_of(self, written: str) -> int:
        """Where `written` stands in the file; 1 when it is written otherwise there."""
        return next((number for number, line in enumerate(self._lines, 1) if written and written in line), 1)

    def warn(self, sentence: str, written: str = "") -> Mistake:
        return Mistake(self.file, self.line_of(written), sentence, is_warning=True)

    def refuse(self, sentence: str, written: str = "") -> Mistake:
        return Mistake(self.file, self.line_of(written), sentence)


@dataclass
class Review:
    """`shelf` are the lessons of every course in the library, by their slugs; `terms` the spellings that
    the glossary knows (spelling_key). Other websites are not visited without `visit`. Unless it `judges`, exercises
    that a worker grades are left out: to try them takes minutes, and the box in which code runs.
    """

    course: CourseSource
    shelf: Mapping[str, frozenset[str]]
    terms: frozenset[str]
    today: date
    visit: Visit | None = None
    judges: bool = True
    lessons: list[ReviewedLesson] = field(init=False)

    def __post_init__(self) -> None:
        files = {match["slug"]: file for file, match in lesson_files(self.course.folder)}
        self.lessons = [ReviewedLesson(lesson, files[lesson.slug]) for lesson in self.course.lessons]


def lesson_files(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    for file in list_files(folder):
        if match := LESSON_FILE.fullmatch(file.name):
            yield file, match


def read_shelf_of_files(library: Path) -> dict[str, frozenset[str]]:
    """The slugs of all courses and lessons, by the names of files alone."""
    return {
        folder.name: frozenset(match["slug"] for _file, match in lesson_files(folder))
        for folder in list_files(library)
        if folder.is_dir()
    }
