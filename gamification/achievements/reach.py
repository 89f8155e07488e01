"""What the published courses can give: a badge that asks for more is in nobody's reach, and is promised to nobody.

Derived from the courses as they are, so that a badge appears with the lesson that brings it into reach.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gamification.achievements.criteria_text import count_need
from gamification.criteria import LIST_KEYS
from learning.lesson_types import LESSON_KINDS
from learning.lesson_types.kind import GradedLessonKind
from learning.models import Course
from settings.registry import CERTIFICATES_ENABLED

CourseRow = Mapping[str, Any]

_NAMES: Final = {"courses": "slug", "tracks": "track", "categories": "category"}


@dataclass(frozen=True, slots=True)
class Supply:
    """`counts` is the most that anybody can reach of a key; of those that are left out, any number. `names` are those
    of published courses, their tracks and their categories, by the key that asks for them."""

    counts: Mapping[str, int]
    names: Mapping[str, frozenset[str]]


def read_courses() -> list[CourseRow]:
    """What criteria are held against: every course, unpublished ones among them, and how many lessons it has of each
    kind. One query."""
    counts = {
        f"lessons_{key}": Count("lessons", filter=Q(lessons__lesson_type=key), distinct=True) for key in LESSON_KINDS
    }
    return list(Course.objects.values("slug", "title", "track", "category", "is_published").annotate(**counts))


def supply_of(courses: Sequence[CourseRow]) -> Supply:
    """Forum, XP and transactions know no end; days in a row need something that can be done again."""
    published = [course for course in courses if course["is_published"] and _lessons_in([course])]
    lessons = _lessons_in(published)
    counts = {
        "lessons_completed": lessons,
        "lessons_in_a_day": lessons,
        "courses_completed": len(published),
        "certificates": len(published) if CERTIFICATES_ENABLED.current() else 0,
        "quizzes_passed": _lessons_in(published, "quiz"),
        "perfect_scores": _lessons_in(published, "quiz"),
        "code_lessons": _lessons_in(published, "code_editor"),
        "practicals": _lessons_in(published, "practical"),
    }
    graded = [key for key, kind in LESSON_KINDS.items() if isinstance(kind, GradedLessonKind)]
    if not _lessons_in(published, *graded):
        counts["streak_days"] = lessons
    names = {key: frozenset(course[column] for course in published) for key, column in _NAMES.items()}
    return Supply(counts, names)


def beyond_reach(
    criteria: Mapping[str, Any], supply: Supply, metrics: Mapping[str, Any] | None = None
) -> Iterator[str]:
    """A sentence for each thing that `criteria`, which are valid, ask for and nobody can reach now; for one learner,
    beside what learner_metrics() has counted of theirs: what they did in a course that is gone still counts."""
    for key, wanted in criteria.items():
        if key in LIST_KEYS:
            yield from _missing_names(key, wanted, supply)
        elif max(supply.counts.get(key, wanted), (metrics or {}).get(key, 0)) < wanted:
            takes = count_need(key, have=0, wanted=wanted).takes
            yield _("%(takes)s: the published courses give %(most)d, so nobody can earn this yet.") % {
                "takes": takes,
                "most": supply.counts[key],
            }


def _missing_names(key: str, wanted: Sequence[str], supply: Supply) -> Iterator[str]:
    sentences = {
        "courses": _("No published course has the slug %(name)s, so nobody can earn this yet."),
        "tracks": _("No published course is in the track %(name)s, so nobody can earn this yet."),
        "categories": _("No published course is in the category %(name)s, so nobody can earn this yet."),
    }
    yield from (sentences[key] % {"name": name} for name in wanted if name not in supply.names[key])


def _lessons_in(courses: Sequence[CourseRow], *kinds: str) -> int:
    """How many lessons of these kinds they have; without kinds, of all that can be taken."""
    return sum(course.get(f"lessons_{kind}", 0) for course in courses for kind in kinds or LESSON_KINDS)
