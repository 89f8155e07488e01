"""The time that a lesson takes in which something is done: once, until it counts for the first time."""

from datetime import datetime

from django.db import transaction

from learning.models import Lesson, LessonCompletion, User
from learning.pace.clock import WHOLE, hold_reading, open_reading, seconds_left, take_time
from learning.pace.least import seconds_to_do


@transaction.atomic
def take_time_of_lesson(*, learner: User, lesson: Lesson, now: datetime) -> None:
    """Asked before anything that was handed in is looked at. A later try takes no time again, nor does a lesson that
    is completed. Raises TooSoon and LessonGone; takes the locks of the course and the learner."""
    reading = hold_reading(learner=learner, lesson=lesson, now=now)
    if LessonCompletion.objects.filter(user=learner, lesson=lesson).exists():
        return
    take_time(reading, parts={WHOLE: seconds_to_do(lesson.duration_minutes)}, now=now)
    reading.save(update_fields=["spent_until", "steps"])


def seconds_left_of_lesson(*, learner: User, lesson: Lesson, now: datetime) -> int:
    """Until the lesson, which is not completed, can count. Raises LessonGone."""
    reading = open_reading(learner=learner, lesson=lesson, now=now)
    return seconds_left(reading, least_seconds=seconds_to_do(lesson.duration_minutes), now=now)
