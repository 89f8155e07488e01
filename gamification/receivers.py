"""What gamification does when it hears that something was learned."""

from typing import Any

from django.dispatch import receiver

from gamification.models.streak import ActivityType
from gamification.models.xp import XpReason
from gamification.rewarding import Award, reward
from learning.earned import Earned
from learning.models.lesson import LessonType
from learning.signals import course_completed, lesson_completed


@receiver(lesson_completed)
def reward_lesson(*, user_id: int, lesson_id: int, lesson_type: str, xp: int, perfect_xp: int, **_: Any) -> Earned:
    is_quiz = lesson_type == LessonType.QUIZ
    source = f"lesson:{lesson_id}"
    reason = XpReason.QUIZ_PASSED if is_quiz else XpReason.LESSON_COMPLETED
    awards = [Award(reason, source, xp), Award(XpReason.QUIZ_PERFECT, source, perfect_xp)]
    activity = ActivityType.QUIZ_COMPLETE if is_quiz else ActivityType.LESSON_COMPLETE
    return reward(user_id=user_id, awards=awards, activity=activity)


@receiver(course_completed)
def reward_course(*, user_id: int, course_id: int, xp: int, **_: Any) -> Earned:
    return reward(user_id=user_id, awards=[Award(XpReason.COURSE_COMPLETED, f"course:{course_id}", xp)])
