"""What learning is worth in XP. A lesson's or course's own number wins over the platform's default.

Source: the rules of the game. A graded lesson gives one sum for passing and the rest of the perfect sum when every
answer is right in one of the first attempts (completion.py): a quiz 30 in all, not 20 + 30, and each part once.
"""

from typing import Final

from learning.lesson_types import worth_of
from learning.models import Course, Lesson
from settings.registry import XP_COURSE_COMPLETE

# Of its XP a lesson gives so much to whoever saw a solution before they had one of their own: the price of the way.
PERCENT_AFTER_SOLUTION: Final = 50


def completion_xp(lesson: Lesson) -> int:
    """XP for completing `lesson`; for a graded one, for passing it."""
    if lesson.completion_xp is not None:
        return lesson.completion_xp
    return worth_of(lesson.lesson_type).xp_setting.current()


def perfect_bonus_xp(lesson: Lesson) -> int:
    """XP on top of `completion_xp` for doing `lesson` without a mistake; 0 for what is not scored."""
    setting = worth_of(lesson.lesson_type).perfect_xp_setting
    if setting is None:
        return 0
    in_all = lesson.perfect_score_xp if lesson.perfect_score_xp is not None else setting.current()
    return max(0, in_all - completion_xp(lesson))


def share_of(xp: int, *, percent: int) -> int:
    """So many per cent of `xp`, rounded up: half of something is never nothing."""
    return -(-xp * percent // 100)


def course_completion_xp(course: Course) -> int:
    """XP for finishing `course`, once."""
    return course.completion_xp if course.completion_xp is not None else XP_COURSE_COMPLETE.current()
