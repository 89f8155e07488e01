"""Completing lessons: the one operation by which learning becomes progress."""

from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from django.db import connection, transaction

from learning.lessons.rewards import Reward, announce
from learning.lessons.xp import completion_xp, course_completion_xp, perfect_bonus_xp, share_of
from learning.models import Lesson, LessonCompletion, User
from learning.signals import course_completed, lesson_completed

# A perfect score is worth more in one of so many first attempts, and before it was told what was right.
PERFECT_WITHIN: Final = 2


@dataclass(frozen=True, slots=True)
class Completed:
    """What a completion meant. `is_first` is false when the lesson had been done before."""

    is_first: bool
    finished_course: bool
    reward: Reward

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data | {"reward": Reward.from_json(data["reward"])})


@transaction.atomic
def complete_lesson(
    *, learner: User, lesson: Lesson, score: int | None = None, attempts: int = 1, xp_percent: int = 100
) -> Completed:
    """Note that `learner` has done `lesson`; doing it again changes nothing, except for a better score.

    `score` is in per cent, as graded on the server, and None where nothing is scored. `xp_percent` is how much of its
    XP the lesson still gives (xp.py). The caller has checked that the
    learner may be here (learning/lessons/access.py). XP, streak and badges follow in the same transaction.
    """
    xp = share_of(completion_xp(lesson), percent=xp_percent)
    is_early = attempts <= PERFECT_WITHIN and not _is_done(learner, lesson)
    bonus = share_of(perfect_bonus_xp(lesson), percent=xp_percent) if is_early else 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT is_first, became_perfect, finished_course FROM record_completion(%s, %s, %s, %s, %s, %s)",
            [learner.pk, lesson.pk, score, attempts, xp, bonus],
        )
        is_first, became_perfect, finished_course = cursor.fetchone()

    reward = Reward()
    # What is scored and passed again earns no XP, but it is a day of learning.
    if is_first or score is not None:
        reward += announce(
            lesson_completed,
            Lesson,
            user_id=learner.pk,
            lesson_id=lesson.pk,
            lesson_type=lesson.lesson_type,
            xp=xp if is_first else 0,
            perfect_xp=bonus if became_perfect else 0,
        )
    if finished_course:
        reward += announce_finish(user_id=learner.pk, lesson=lesson)
    return Completed(is_first=is_first, finished_course=finished_course, reward=reward)


def _is_done(learner: User, lesson: Lesson) -> bool:
    return LessonCompletion.objects.filter(user=learner, lesson=lesson).exists()


def announce_finish(*, user_id: int, lesson: Lesson) -> Reward:
    """Tell the rooms above that `lesson` was the one that finished its course."""
    return announce(
        course_completed,
        Lesson,
        user_id=user_id,
        course_id=lesson.course_id,
        xp=course_completion_xp(lesson.course),
    )
