"""Courses and lessons as read from files, checked and compiled, not yet in the database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from learning.content.pictures.encoding import Picture


@dataclass(frozen=True, slots=True)
class PrerequisiteSource:
    """`line` in course.yaml, for mistakes that show only beside other courses."""

    slug: str
    is_required: bool
    line: int


@dataclass(frozen=True, slots=True)
class LessonSource:
    """`number` is the file's; the place in the course follows from its order. XP None: the default."""

    number: int
    slug: str
    title: str
    lesson_type: str
    content: dict[str, Any]
    minutes: int
    completion_xp: int | None
    perfect_score_xp: int | None
    sources: list[dict[str, str]]
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What course.yaml says."""

    title: str
    description: str
    emoji: str
    track: str
    category: str
    difficulty: str
    estimated_hours: Decimal
    objectives: list[str]
    is_published: bool
    is_featured: bool
    completion_xp: int | None
    prerequisites: list[PrerequisiteSource]


@dataclass(frozen=True, slots=True)
class CourseSource:
    slug: str
    folder: Path
    version: str
    details: CourseDetails
    lessons: list[LessonSource]
    pictures: dict[str, Picture]
