"""Hints, one by one, of the first check that failed; and the way, once they are all opened, at a price.

What a learner was helped with is kept with their work, so that nothing is forgotten by reloading. The price is in
learning/lessons/xp.py.
"""

from dataclasses import dataclass, field
from secrets import choice
from typing import Any

from django.db import transaction

from learning.code.schema import HINTS
from learning.code.work import hold_work, variant_of
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from learning.models.progress import AttemptStatus


class NoHelp(Exception):
    """What was asked for is not open to the learner now: nothing was changed."""


@dataclass(frozen=True, slots=True)
class Help:
    """Of the check that failed last: the hints that were opened (HTML), and whether there is a next one. `is_way_open`
    when the solution may be seen at its price."""

    hints: list[str] = field(default_factory=list)
    next_hint: int = 0
    is_way_open: bool = False


def help_for(work: CodeWork, lesson: Lesson, *, user_id: int) -> Help:
    attempt = last_graded(lesson, user_id=user_id)
    place = failed_place(attempt, lesson.content) if attempt else None
    if attempt is None or place is None:
        return Help()
    hints = lesson.content["shown"][int(attempt.answers["variant"]) % len(lesson.content["shown"])]["hints"][place]
    opened = _opened(work, lesson.content["checks"][place]["id"])
    is_way_open = opened == HINTS and _may_see(work, lesson, attempt)
    return Help(hints[:opened], opened + 1 if opened < HINTS else 0, is_way_open)


@transaction.atomic
def open_hint(number: int, *, learner: User, lesson: Lesson) -> None:
    """Open the hint `number` (from 1) of the check that failed last; one that is open stays so. Raises NoHelp when it
    is not the next one, and LessonGone."""
    work = hold_work(learner=learner, lesson=lesson)
    attempt = last_graded(lesson, user_id=learner.pk)
    place = failed_place(attempt, lesson.content) if attempt else None
    if place is None:
        raise NoHelp
    check = lesson.content["checks"][place]["id"]
    opened = _opened(work, check)
    if not 1 <= number <= min(opened + 1, HINTS):
        raise NoHelp
    work.hints = {**work.hints, check: max(opened, number)}
    work.save(update_fields=["hints"])


@transaction.atomic
def show_way(*, learner: User, lesson: Lesson) -> int:
    """Let the learner see the solution of their variant, from now on at its price, and give them another variant,
    which begins with its stub. Returns the variant whose solution is shown. Raises NoHelp and LessonGone."""
    work = hold_work(learner=learner, lesson=lesson)
    if not help_for(work, lesson, user_id=learner.pk).is_way_open:
        raise NoHelp
    seen = variant_of(work, lesson.content)
    work.shown = [*work.shown, seen]
    work.variant = choice(unseen(work, lesson.content))
    work.source, work.pieces, work.saved_at = None, [], None
    work.save(update_fields=["shown", "variant", "source", "pieces", "saved_at"])
    return seen


def unseen(work: CodeWork, content: dict[str, Any]) -> list[int]:
    """The variants whose solution the learner has not been shown."""
    return [number for number in range(len(content["variants"])) if number not in work.shown]


def last_graded(lesson: Lesson, *, user_id: int) -> QuizAttempt | None:
    graded = QuizAttempt.objects.filter(user=user_id, lesson=lesson.pk, status=AttemptStatus.GRADED)
    return graded.order_by("-submitted_at", "-pk").first()


def failed_place(attempt: QuizAttempt, content: dict[str, Any]) -> int | None:
    """Which check of the lesson failed first, from 0; None when none did, or the lesson has it no more."""
    if attempt.is_passed:
        return None
    ids = [check["id"] for check in content["checks"]]
    check = attempt.feedback.get("check")
    return ids.index(check) if check in ids else None


def _opened(work: CodeWork, check: str) -> int:
    return min(int(work.hints.get(check, 0)), HINTS)


def _may_see(work: CodeWork, lesson: Lesson, attempt: QuizAttempt) -> bool:
    """Only of the variant that they have tried and still have, while another is left, and before they have passed."""
    if attempt.answers["variant"] != variant_of(work, lesson.content) or len(unseen(work, lesson.content)) < 2:
        return False
    waiting = QuizAttempt.objects.waiting().filter(user=work.user_id, lesson=lesson)
    return not (waiting.exists() or LessonCompletion.objects.filter(user=work.user_id, lesson=lesson).exists())
