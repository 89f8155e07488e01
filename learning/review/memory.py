"""When something is to be asked again: FSRS with whole days, no dice and no steps of minutes.

Source: the package fsrs (https://github.com/open-spaced-repetition/py-fsrs), with its published parameters. A question
is asked again when nine of ten such answers would still be right.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from fsrs import Card, Rating, Scheduler, State

LONGEST_DAYS: Final = 180
_scheduler: Final = Scheduler(
    desired_retention=0.9,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Memory:
    """How well something is remembered: `stability` in days, `difficulty` from 1 to 10, since when, until when."""

    stability: float
    difficulty: float
    answered_at: datetime
    due_at: datetime


def missed_first(now: datetime) -> Memory:
    """Of what was missed and has no card yet."""
    return _rated(Card(), Rating.Again, now)


def answered(memory: Memory, *, is_right: bool, now: datetime) -> Memory:
    """After an answer. Times are aware, of any zone."""
    card = Card(
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.answered_at,
    )
    return _rated(card, Rating.Good if is_right else Rating.Again, now)


def _rated(card: Card, rating: Rating, now: datetime) -> Memory:
    # What fsrs takes is UTC.
    from_now = now.astimezone(UTC)
    rated, _log = _scheduler.review_card(card, rating, from_now)
    if rated.stability is None or rated.difficulty is None:  # pragma: no cover - a rated card has both
        raise AssertionError(rated)
    return Memory(rated.stability, rated.difficulty, now, rated.due)
