"""The clock of a learner: time that has passed since a lesson was opened, and that no other lesson has taken."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from secrets import token_hex
from typing import Final

from django.db.models import Max

from learning.lessons.holding import hold_learner
from learning.models import Lesson, LessonReading, User

# Stands for all of a lesson that has no steps of its own.
WHOLE: Final = "whole"
_COUNTS: Final = "counts_since"

# The reading, begun if there was none, in one question: each page of a lesson asks it. Nothing is begun where the
# lesson or the learner is being removed.
_OPEN: Final = """
    WITH found AS (SELECT r.* FROM lesson_readings r WHERE r.user_id = %(user)s AND r.lesson_id = %(lesson)s),
    begun AS (
        INSERT INTO lesson_readings (user_id, lesson_id, seed, opened_at)
        SELECT u.id, l.id, %(seed)s, %(now)s FROM lessons l, users u
         WHERE l.id = %(lesson)s AND u.id = %(user)s AND NOT EXISTS (SELECT FROM found) FOR KEY SHARE OF l, u
            ON CONFLICT (user_id, lesson_id) DO NOTHING
        RETURNING *
    )
    SELECT * FROM found UNION ALL SELECT * FROM begun
"""


class TooSoon(Exception):
    """It counts in `seconds_left` seconds; nothing was changed."""

    def __init__(self, seconds_left: int) -> None:
        super().__init__(f"{seconds_left} seconds too soon")
        self.seconds_left = seconds_left


class LessonGone(Exception):
    """The lesson was removed meanwhile."""


def open_reading(*, learner: User, lesson: Lesson, now: datetime) -> LessonReading:
    """The learner's reading of `lesson`, begun `now` unless it was before. Raises LessonGone."""
    asked = {"user": learner.pk, "lesson": lesson.pk, "seed": token_hex(16), "now": now}
    # Whoever opens it in the same moment may be first; then it is found by the second question.
    for _attempt in range(2):
        if found := list(LessonReading.objects.raw(_OPEN, asked)):
            return found[0]
    raise LessonGone


def hold_reading(*, learner: User, lesson: Lesson, now: datetime) -> LessonReading:
    """The same under the locks in which a learner learns: the course, then the learner (docs/decisions/003)."""
    hold_learner(course_id=lesson.course_id, user_id=learner.pk)
    return open_reading(learner=learner, lesson=lesson, now=now)


def take_time(reading: LessonReading, *, parts: Mapping[str, int], now: datetime) -> None:
    """Let `parts` of the lesson (their names, with the least seconds of each) take their time: the first since the
    lesson was opened that no lesson of this learner has taken. The caller holds the reading, and saves it.

    So an hour holds an hour of lessons, however many are open side by side; and whoever reads without a connection
    and hands in later waits for nothing. A part takes its time once. Raises TooSoon.
    """
    open_parts = {part: least for part, least in parts.items() if _COUNTS not in reading.steps.get(part, {})}
    if not open_parts:
        return
    least = sum(open_parts.values())
    if left := seconds_left(reading, least_seconds=least, now=now):
        raise TooSoon(left)
    reading.spent_until = _free_since(reading) + timedelta(seconds=least)
    for part in open_parts:
        note_part(reading, part, **{_COUNTS: now.isoformat()})


def seconds_left(reading: LessonReading, *, least_seconds: int, now: datetime) -> int:
    """Until something that takes `least_seconds` can count."""
    until = _free_since(reading) + timedelta(seconds=least_seconds)
    return max(0, ceil((until - now).total_seconds()))


def note_part(reading: LessonReading, part: str, **facts: object) -> None:
    """Write into `reading`, without saving it."""
    reading.steps = {**reading.steps, part: {**reading.steps.get(part, {}), **facts}}


def _free_since(reading: LessonReading) -> datetime:
    taken = LessonReading.objects.filter(user=reading.user_id).aggregate(until=Max("spent_until"))["until"]
    return max(taken, reading.opened_at) if taken else reading.opened_at
