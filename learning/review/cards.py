"""Making cards of what was missed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Final

from django.db import transaction

from learning.models import ReviewCard
from learning.review.memory import Memory, answered, missed_first

# Missed once more within this time is the same forgetting.
SAME_FORGETTING: Final = timedelta(hours=12)


@transaction.atomic
def note_missed(*, learner_id: int, lesson_id: int, question_ids: Iterable[str], now: datetime) -> None:
    """Let each of these questions come back to the learner; those that have a card come back sooner."""
    wanted = sorted(set(question_ids))
    cards = ReviewCard.objects.filter(user=learner_id, lesson=lesson_id, question_id__in=wanted)
    known = {card.question_id: card for card in cards.select_for_update(no_key=True).order_by("pk")}
    for card in known.values():
        if now - card.answered_at >= SAME_FORGETTING:
            keep_memory(card, answered(memory_of(card), is_right=False, now=now))
            card.save(update_fields=MEMORY_FIELDS)
    first = missed_first(now)
    ReviewCard.objects.bulk_create(
        [_new_card(learner_id, lesson_id, name, first) for name in wanted if name not in known], ignore_conflicts=True
    )


MEMORY_FIELDS: Final = ("stability", "difficulty", "answered_at", "due_at")


def memory_of(card: ReviewCard) -> Memory:
    return Memory(card.stability, card.difficulty, card.answered_at, card.due_at)


def keep_memory(card: ReviewCard, memory: Memory) -> None:
    """In `card`, which the caller saves."""
    for name in MEMORY_FIELDS:
        setattr(card, name, getattr(memory, name))


def _new_card(learner_id: int, lesson_id: int, question_id: str, memory: Memory) -> ReviewCard:
    card = ReviewCard(user_id=learner_id, lesson_id=lesson_id, question_id=question_id, seed=token_hex(16))
    keep_memory(card, memory)
    return card
