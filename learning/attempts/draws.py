"""Lessons that are drawn: what was drawn for a learner, and their moves, each kept as it is made.

A draw lasts until it is over and becomes an attempt; the next one draws anew. Its seed comes from the system's source
of randomness and leaves the server in no form.
"""

from dataclasses import dataclass
from secrets import token_hex
from typing import Final

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from learning.attempts.submission import Submitted, keep_attempt
from learning.attempts.tries import ROUND, read_made
from learning.lesson_types.kind import Answers, Submission
from learning.lesson_types.stepped import SteppedLessonKind
from learning.lessons.holding import hold_learner
from learning.models import Lesson, LessonDraw, User
from learning.pace.lesson import take_time_of_lesson
from learning.review.cards import note_missed

# Names the step a form belongs to, so that none is taken twice, late, or from somebody else's page.
TURN_FIELD: Final = "turn"


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a move: refused with a sentence per mistake, too early for another try, not of this step any more,
    taken, or the last one."""

    refused: Submission | None = None
    too_early: Submission | None = None
    is_late: bool = False
    submitted: Submitted | None = None


def open_draw(*, learner: User, lesson: Lesson, kind: SteppedLessonKind) -> LessonDraw | None:
    """The draw that goes on, or a new one if there is none or the lesson has changed; None when the lesson is gone."""
    edition = kind.edition(lesson.content)
    found = LessonDraw.objects.filter(user=learner, lesson=lesson, attempt=None).first()
    return found if found and found.edition == edition else _draw_anew(learner, lesson, edition)


@transaction.atomic
def _draw_anew(learner: User, lesson: Lesson, edition: str) -> LessonDraw | None:
    hold_learner(course_id=lesson.course_id, user_id=learner.pk)
    if not Lesson.objects.filter(pk=lesson.pk).exists():
        return None
    draw, is_new = LessonDraw.objects.get_or_create(
        user=learner, lesson=lesson, attempt=None, defaults={"seed": token_hex(16), "edition": edition}
    )
    if not is_new and draw.edition != edition:
        draw.seed, draw.edition, draw.moves = token_hex(16), edition, []
        draw.save(update_fields=["seed", "edition", "moves"])
    return draw


def turn_of(draw: LessonDraw) -> str:
    return f"{draw.pk}-{len(draw.moves)}"


@transaction.atomic
def make_move(*, learner: User, lesson: Lesson, kind: SteppedLessonKind, post: QueryDict) -> Moved:
    """Take the move in a posted form; the one that ends it is graded, kept as an attempt, and completes the lesson when
    it passes. What does not belong to this very step changes nothing. The caller has checked that the learner may be
    here. Raises TooSoon when the last one comes before the lesson can count, and LessonGone."""
    hold_learner(course_id=lesson.course_id, user_id=learner.pk)
    draw = open_draw(learner=learner, lesson=lesson, kind=kind)
    if draw is None or not _is_of_this_turn(draw, kind, post):
        return Moved(is_late=True)
    submission = kind.read_move(lesson.content, post, seed=draw.seed, moves=draw.moves)
    if submission.errors:
        return Moved(refused=submission)
    tries = read_made(user_id=learner.pk, lesson_id=lesson.pk, kind=kind).tries(timezone.now())
    if tries and tries.opens_at:
        return Moved(too_early=submission)
    draw.moves = [*draw.moves, submission.answers]
    if not kind.is_over(lesson.content, seed=draw.seed, moves=draw.moves):
        draw.save(update_fields=["moves"])
        return Moved()
    take_time_of_lesson(learner=learner, lesson=lesson, now=timezone.now())
    grade = kind.grade_moves(lesson.content, seed=draw.seed, moves=draw.moves)
    answers = kind.attempt_answers(draw.moves)
    submitted = keep_attempt(learner=learner, lesson=lesson, kind=kind, answers=answers, grade=grade)
    draw.attempt = submitted.attempt
    draw.asked = kind.asked(lesson.content, seed=draw.seed, moves=draw.moves)
    draw.save(update_fields=["moves", "attempt", "asked"])
    _let_missed_come_back(learner, lesson, kind)
    return Moved(submitted=submitted)


def _let_missed_come_back(learner: User, lesson: Lesson, kind: SteppedLessonKind) -> None:
    """What was missed lately comes back in the review, once it is told: a card says that an answer was wrong."""
    now = timezone.now()
    made = read_made(user_id=learner.pk, lesson_id=lesson.pk, kind=kind)
    tries = made.tries(now)
    if tries and not tries.are_used_up:
        return
    lately = LessonDraw.objects.filter(user=learner, lesson=lesson, attempt__submitted_at__gt=now - ROUND)
    asked = [one for kept in lately.values_list("asked", flat=True) for one in kept]
    missed = [one["id"] for one in asked if not one.get("is_right", True)]
    if missed:
        note_missed(learner_id=learner.pk, lesson_id=lesson.pk, question_ids=missed, now=now)


def typed_again(*, learner: User, lesson: Lesson, kind: SteppedLessonKind, post: QueryDict) -> Answers:
    """What was typed into a form that did not get through; nothing when it was of another draw or step."""
    draw = open_draw(learner=learner, lesson=lesson, kind=kind)
    if draw is None or not _is_of_this_turn(draw, kind, post):
        return {}
    return kind.typed_again(lesson.content, post, seed=draw.seed, moves=draw.moves)


def _is_of_this_turn(draw: LessonDraw, kind: SteppedLessonKind, post: QueryDict) -> bool:
    named = post.get(TURN_FIELD, "")
    return named == turn_of(draw) or (not named and not kind.names_its_turn)
