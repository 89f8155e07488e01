"""What is the same for all generated learners."""

from dataclasses import dataclass

from benchmarks.generate.badges import Badge
from benchmarks.generate.courses import PlannedCourse
from settings.registry import LEVEL_FORMULA_DIVISOR, QUIZ_PASSING_SCORE, STREAK_FREEZES_MAX, STREAK_MILESTONES


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings in force, the badges, and which courses make up a track or category, as (criterion, name) to ids."""

    badges: list[Badge]
    groups: dict[tuple[str, str], frozenset[int]]
    milestones: dict[int, int]
    most_freezes: int
    level_divisor: int
    passing_score: int


def rules_in_force(badges: list[Badge], courses: list[PlannedCourse]) -> Rules:
    groups: dict[tuple[str, str], set[int]] = {}
    for course in courses:
        groups.setdefault(("tracks", course.track), set()).add(course.id)
        groups.setdefault(("categories", course.category), set()).add(course.id)
    return Rules(
        badges,
        {key: frozenset(ids) for key, ids in groups.items()},
        {int(days): xp for days, xp in STREAK_MILESTONES.current().items()},
        STREAK_FREEZES_MAX.current(),
        LEVEL_FORMULA_DIVISOR.current(),
        QUIZ_PASSING_SCORE.current(),
    )
