"""Answering a card: graded, told at once, and asked again after days. It earns no XP; it is a day of learning."""

from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any, Final

from django.db import connection, transaction
from django.http import QueryDict

from learning.lesson_types.questions import QUESTION_KINDS
from learning.lessons.rewards import Reward, announce
from learning.models import ReviewCard, User
from learning.review.asking import question_of
from learning.review.cards import MEMORY_FIELDS, keep_memory, memory_of
from learning.review.memory import answered
from learning.review.today import due_today, read_review_day
from learning.signals import review_counted

TURN_FIELD: Final = "turn"
# So many answers make a day of learning; fewer where no more are due.
ENOUGH_FOR_THE_DAY: Final = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: of no card that is asked now, not understood (`error`), or graded."""

    card: ReviewCard | None = None
    question: dict[str, Any] = field(default_factory=dict)
    answer: Any = None
    error: str = ""
    is_right: bool = False
    reward: Reward = field(default_factory=Reward)

    @property
    def is_late(self) -> bool:
        return self.card is None


def turn_of(card: ReviewCard) -> str:
    """Names a card and which time it is asked, so that no answer counts twice."""
    return f"{card.pk}-{card.answers}"


@transaction.atomic
def answer_card(*, learner: User, post: QueryDict, now: datetime) -> Answered:
    """Take the answer in a posted form."""
    with connection.cursor() as cursor:
        # What follows may move the streak: the learner first (docs/decisions/003).
        cursor.execute("SELECT 1 FROM users WHERE id = %s FOR NO KEY UPDATE", [learner.pk])
    card = _card_of_turn(learner, post.get(TURN_FIELD, ""), now)
    question = question_of(card) if card else None
    if card is None or question is None:
        return Answered()
    kind = QUESTION_KINDS[question["kind"]]
    reading = kind.read(question, post)
    if reading.error:
        return Answered(card, question, reading.value, error=reading.error)
    is_right = kind.is_right(question, reading.value)
    keep_memory(card, answered(memory_of(card), is_right=is_right, now=now))
    card.answers, card.right, card.seed = card.answers + 1, card.right + is_right, token_hex(16)
    card.save(update_fields=[*MEMORY_FIELDS, "answers", "right", "seed"])
    return Answered(card, question, reading.value, is_right=is_right, reward=_count_day(learner, now))


def _card_of_turn(learner: User, turn: str, now: datetime) -> ReviewCard | None:
    name, _, _number = turn.partition("-")
    if not (name.isascii() and name.isdigit() and len(name) < 19) or not read_review_day(learner, now=now).left:
        return None
    cards = due_today(learner, now=now).select_related("lesson__course").filter(pk=int(name))
    card = cards.select_for_update(of=("self",), no_key=True).first()
    return card if card and turn == turn_of(card) else None


def _count_day(learner: User, now: datetime) -> Reward:
    day = read_review_day(learner, now=now)
    if day.left and day.done < ENOUGH_FOR_THE_DAY:
        return Reward()
    return announce(review_counted, ReviewCard, user_id=learner.pk)
