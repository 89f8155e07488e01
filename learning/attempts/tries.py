"""How often a quiz may be tried, how long to wait between tries, and when it is told which answers were wrong.

Whoever guesses and learns from the verdict would pass anything. So a try tells only how good it was and what to read
again, until one has passed or those of 24 hours are used up; and each waits a little longer than the one before. The
hours are counted from the first try of a round, not by the calendar, which begins anew at midnight and wherever a
learner says they live.

Of what is done move by move each try tells what went wrong, and there may be as many as one likes; the pauses are the
same, or chance would pass: of four notes one is the forged one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from learning.lesson_types.kind import GradedLessonKind
from learning.models import QuizAttempt
from learning.models.progress import AttemptStatus

ROUND: Final = timedelta(hours=24)
# After the first try, the second, ... and after each one later than these.
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 15, 60))


@dataclass(frozen=True, slots=True)
class Tries:
    """Of the round that goes on: how many were made, out of how many (None: as many as one likes), and when the next
    may be (None: now)."""

    used: int
    most: int | None
    opens_at: datetime | None = None

    @property
    def are_used_up(self) -> bool:
        return self.most is not None and self.used >= self.most

    @property
    def next_number(self) -> int:
        return self.used + 1


def count_tries(made: Sequence[datetime], *, most: int | None, now: datetime) -> Tries:
    """What tries `made` at these moments (the oldest first) leave at `now`."""
    rounds = _rounds(made)
    if not rounds or now >= rounds[-1][0] + ROUND:
        return Tries(0, most)
    current = rounds[-1]
    opens_at = current[-1] + PAUSES[min(len(current), len(PAUSES)) - 1]
    if most is not None and len(current) >= most:
        opens_at = current[0] + ROUND
    return Tries(len(current), most, opens_at if opens_at > now else None)


def told_moments(made: Sequence[datetime], *, most: int) -> set[datetime]:
    """Which of the tries are of a round that is used up, so that their verdicts are told."""
    return {moment for one in _rounds(made) if len(one) >= most for moment in one}


@dataclass(frozen=True, slots=True)
class Made:
    """The graded tries of a learner at a lesson, the oldest first, and whether one has passed.

    `most` is how many there are in a round; None where they are not counted. `has_pauses`: each waits for the next.
    """

    moments: Sequence[datetime]
    has_passed: bool
    most: int | None
    has_pauses: bool

    def tries(self, now: datetime) -> Tries | None:
        """None where the next may always be now: by the kind of lesson, or since the learner has passed."""
        if self.has_passed or not self.has_pauses:
            return None
        return count_tries(self.moments, most=self.most, now=now)

    def tells_verdict_of(self, attempt: QuizAttempt) -> bool:
        """Whether the learner may know which answers of `attempt` were wrong."""
        if self.most is None or self.has_passed:
            return True
        return attempt.submitted_at in told_moments(self.moments, most=self.most)


def read_made(*, user_id: int, lesson_id: int, kind: GradedLessonKind) -> Made:
    """One query, and none where tries cost nothing."""
    most = kind.tries_per_day.current() if kind.tries_per_day else None
    if most is None and not kind.has_pauses:
        return Made((), has_passed=False, most=None, has_pauses=False)
    graded = QuizAttempt.objects.filter(user=user_id, lesson=lesson_id, status=AttemptStatus.GRADED)
    rows = list(graded.order_by("submitted_at", "pk").values_list("submitted_at", "is_passed"))
    has_passed = any(is_passed for _, is_passed in rows)
    return Made([moment for moment, _ in rows], has_passed, most, has_pauses=True)


def _rounds(made: Sequence[datetime]) -> list[list[datetime]]:
    rounds: list[list[datetime]] = []
    for moment in made:
        if rounds and moment < rounds[-1][0] + ROUND:
            rounds[-1].append(moment)
        else:
            rounds.append([moment])
    return rounds
