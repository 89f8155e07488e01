"""Courses as their cards say it: plain values, so that a card is rendered once for all who see the same."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from learning.models import CatalogCourse, UserProgress
from learning.models.course import Difficulty


@dataclass(frozen=True, slots=True)
class Needed:
    """A course that has to be finished first."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """Named as the columns of CatalogCourse are."""

    slug: str
    title: str
    description: str
    thumbnail_emoji: str
    category: str
    difficulty: str
    lesson_count: int
    estimated_hours: Decimal
    average_rating: Decimal
    total_ratings: int
    enrollment_count: int
    state: str
    progress_percentage: int
    missing_prerequisites: tuple[Needed, ...]

    @property
    def get_absolute_url(self) -> str:
        return reverse("learning:course", args=[self.slug])

    @property
    def get_difficulty_display(self) -> str:
        return str(dict(Difficulty.choices).get(self.difficulty, self.difficulty))


@dataclass(frozen=True, slots=True)
class ResumeCard:
    """A course that somebody is in the middle of."""

    slug: str
    title: str
    thumbnail_emoji: str
    category: str
    difficulty: str
    progress_percentage: int
    resume_url: str

    @property
    def get_absolute_url(self) -> str:
        return reverse("learning:course", args=[self.slug])


def resume_card_of(row: UserProgress) -> ResumeCard:
    """`row` with its course."""
    course = row.course
    return ResumeCard(
        slug=course.slug,
        title=course.title,
        thumbnail_emoji=course.thumbnail_emoji,
        category=course.category,
        difficulty=course.difficulty,
        progress_percentage=row.progress_percentage,
        resume_url=row.resume_url,
    )


def card_of(course: CatalogCourse) -> Card:
    """`course` as learning/courses/catalog.py has told how a learner stands with it."""
    return Card(
        slug=course.slug,
        title=course.title,
        description=course.description,
        thumbnail_emoji=course.thumbnail_emoji,
        category=course.category,
        difficulty=course.difficulty,
        lesson_count=course.lesson_count,
        estimated_hours=course.estimated_hours,
        average_rating=course.average_rating,
        total_ratings=course.total_ratings,
        enrollment_count=course.enrollment_count,
        state=course.state,
        progress_percentage=course.progress_percentage,
        missing_prerequisites=tuple(Needed(item["slug"], item["title"]) for item in course.missing_prerequisites),
    )
