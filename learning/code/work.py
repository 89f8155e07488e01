"""What a learner has of a code lesson: begun with a variant that is drawn, kept as it is written, begun anew."""

from datetime import datetime
from secrets import choice, token_hex
from typing import Any, Final

from django.db import transaction

from learning.code.words import filled_in
from learning.lesson_types.kind import Answers
from learning.lessons.holding import hold_learner
from learning.models import CodeWork, Lesson, User
from learning.models.code_work import CodeRoute
from learning.pace.clock import LessonGone

# The work, begun if there was none, in one question. Nothing is begun where the lesson or the learner is being removed.
_OPEN: Final = """
    WITH found AS (SELECT w.* FROM code_works w WHERE w.user_id = %(user)s AND w.lesson_id = %(lesson)s),
    begun AS (
        INSERT INTO code_works (user_id, lesson_id, seed, variant)
        SELECT u.id, l.id, %(seed)s, %(variant)s FROM lessons l, users u
         WHERE l.id = %(lesson)s AND u.id = %(user)s AND NOT EXISTS (SELECT FROM found) FOR KEY SHARE OF l, u
            ON CONFLICT (user_id, lesson_id) DO NOTHING
        RETURNING *
    )
    SELECT * FROM found UNION ALL SELECT * FROM begun
"""


def open_work(*, user_id: int, lesson: Lesson) -> CodeWork:
    """Raises LessonGone."""
    variant = choice(range(len(lesson.content["variants"])))
    asked = {"user": user_id, "lesson": lesson.pk, "seed": token_hex(16), "variant": variant}
    # Whoever opens it in the same moment may be first; then it is found by the second question.
    for _attempt in range(2):
        if found := list(CodeWork.objects.raw(_OPEN, asked)):
            return found[0]
    raise LessonGone


def hold_work(*, learner: User, lesson: Lesson) -> CodeWork:
    """The same under the locks in which a learner learns: the course, then the learner (docs/decisions/003)."""
    hold_learner(course_id=lesson.course_id, user_id=learner.pk)
    return open_work(user_id=learner.pk, lesson=lesson)


def variant_of(work: CodeWork, content: dict[str, Any]) -> int:
    """The variant they have, from 0, also when the lesson has fewer by now."""
    return work.variant % len(content["variants"])


def words_of(content: dict[str, Any], variant: int) -> dict[str, Any]:
    """The words of a variant, however few there are by now."""
    return dict(content["variants"][variant % len(content["variants"])])


def stub_of(content: dict[str, Any], variant: int) -> str:
    return str(filled_in(content["stub"], words_of(content, variant)))


@transaction.atomic
def save_draft(*, learner: User, lesson: Lesson, draft: Answers, now: datetime) -> None:
    """Keep `draft` (learning/code/handed.py), and leave what was begun on the other route. Raises LessonGone."""
    work = hold_work(learner=learner, lesson=lesson)
    work.route, work.saved_at = draft["route"], now
    if draft["route"] == CodeRoute.LINES:
        work.pieces = draft["pieces"]
    else:
        work.source = draft["source"]
    work.save(update_fields=["route", "source", "pieces", "saved_at"])


@transaction.atomic
def go_by(route: CodeRoute, *, learner: User, lesson: Lesson) -> None:
    """Let the learner go on by typing, or with pieces where the lesson has them. Raises LessonGone."""
    work = hold_work(learner=learner, lesson=lesson)
    work.route = route if "lines" in lesson.content else CodeRoute.TYPING
    work.save(update_fields=["route"])


@transaction.atomic
def start_over(*, learner: User, lesson: Lesson) -> None:
    """Throw away the draft of the route they are on: it is as it began. Raises LessonGone."""
    work = hold_work(learner=learner, lesson=lesson)
    if work.route == CodeRoute.LINES:
        work.pieces = []
    else:
        work.source = None
    work.saved_at = None
    work.save(update_fields=["source", "pieces", "saved_at"])
