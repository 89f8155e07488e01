"""A course as a reader of some format found it, before it is written as ours.

`names` are what links of the course call a lesson by (links.py).
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class ImportedText:
    """`markdown` is as lessons have it; `place` says where it came from."""

    title: str
    markdown: str
    place: str
    minutes: int | None = None
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class ImportedQuiz:
    """`questions` are sources without ids (docs/quizzes.md), each with the place it came from."""

    title: str
    place: str
    intro: str = ""
    questions: list["ImportedQuestion"] = field(default_factory=list)
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class ImportedQuestion:
    """`source` has kind, prompt, what the kind needs, and an explanation or an empty one. `name` may be empty."""

    source: dict[str, Any]
    place: str
    name: str = ""


@dataclass(slots=True)
class ImportedCode:
    """`source` is what is there of a code lesson (docs/code-lessons.md); `sources` say where it is from."""

    title: str
    place: str
    source: dict[str, Any]
    minutes: int
    sources: list[dict[str, str]] = field(default_factory=list)
    names: frozenset[str] = frozenset()


ImportedLesson = ImportedText | ImportedQuiz | ImportedCode


@dataclass(slots=True)
class ImportedCourse:
    """What is empty was not said; `is_for_developers` decides the track."""

    title: str
    slug: str = ""
    description: str = ""
    objectives: list[str] = field(default_factory=list)
    lessons: list[ImportedLesson] = field(default_factory=list)
    is_for_developers: bool = False
