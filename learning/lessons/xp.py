"""What learning is worth in XP. A lesson's or course's own number wins over the platform's default.

Source: the rules of the game. A quiz gives one sum for passing and the rest of the perfect sum when every answer is
right, at the first try or later: 30 in all, not 20 + 30, and each part once.
"""

from learning.models import Course, Lesson
from learning.models.lesson import LessonType
from settings.registry import XP_COURSE_COMPLETE, XP_PER_LESSON, XP_PER_QUIZ, XP_PERFECT_QUIZ


def completion_xp(lesson: Lesson) -> int:
    """XP for completing `lesson`; for a quiz, for passing it."""
    if lesson.completion_xp is not None:
        return lesson.completion_xp
    setting = XP_PER_QUIZ if lesson.lesson_type == LessonType.QUIZ else XP_PER_LESSON
    return setting.current()


def perfect_bonus_xp(lesson: Lesson) -> int:
    """XP on top of `completion_xp` for a quiz without a mistake; 0 for what is not scored."""
    if lesson.lesson_type != LessonType.QUIZ:
        return 0
    in_all = lesson.perfect_score_xp if lesson.perfect_score_xp is not None else XP_PERFECT_QUIZ.current()
    return max(0, in_all - completion_xp(lesson))


def course_completion_xp(course: Course) -> int:
    """XP for finishing `course`, once."""
    return course.completion_xp if course.completion_xp is not None else XP_COURSE_COMPLETE.current()
