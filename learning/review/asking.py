"""A card as a question: the one of its lesson as it is now, in numbers of its own."""

from datetime import datetime
from typing import Any

from learning.lesson_types import LESSON_KINDS
from learning.lesson_types.questions.drawing import draw_question
from learning.models import ReviewCard, User
from learning.review.today import due_today, read_review_day


def next_card(learner: User, *, now: datetime) -> tuple[ReviewCard, dict[str, Any]] | None:
    """What to ask next today, with its concrete question; None when today's are done.

    Cards whose question has gone from its lesson since go, too.
    """
    while read_review_day(learner, now=now).left:
        card = due_today(learner, now=now).select_related("lesson__course").first()
        if card is None:
            break
        if question := question_of(card):
            return card, question
        card.delete()
    return None


def question_of(card: ReviewCard) -> dict[str, Any] | None:
    """None when its lesson asks it no more."""
    kind = LESSON_KINDS.get(card.lesson.lesson_type)
    asked = kind.questions(card.lesson.content) if kind else []
    found = next((one for one in asked if one["id"] == card.question_id), None)
    return draw_question(found, seed=card.seed) if found else None
