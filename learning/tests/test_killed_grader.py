"""The worker that grades, its tasks and its box are killed in the middle: every submission is graded, and once."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from gamification.models import XpAward
from learning.attempts.grading import OVERDUE_AFTER, overdue_attempts
from learning.attempts.submission import submit_attempt
from learning.attempts.tasks import grade_submitted
from learning.code.tests.code_lessons import ADDS, REFUSES, TELLS, pot, pot_source, word_count_source
from learning.models import Lesson, LessonCompletion, QuizAttempt
from learning.models.progress import AttemptStatus
from learning.tests.grading_worker import GradingWorker, wait_until
from tests.builders import make_course, make_enrolment, make_lesson, make_user
from tests.database_address import database_url

COUNTS = "def count_of(names, name):\n    if len(name) in (21, 31):\n        raise ValueError(name)\n    return {}\n"
# In Python right and wrong, whichever variant it is, and in Solidity.
PYTHON = {True: COUNTS.format("names.count(name)"), False: COUNTS.format("len(names)")}
SOLIDITY = {True: pot(REFUSES, ADDS, TELLS), False: pot(ADDS, TELLS)}


@pytest.fixture
def worker(transactional_db: None) -> Iterator[GradingWorker]:
    environment = {
        "DATABASE_URL": database_url(connection.get_connection_params()),
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
    }
    started = GradingWorker(os.environ | environment)
    yield started
    started.process.kill()
    started.process.wait()


@pytest.mark.stress
@pytest.mark.parametrize(("submissions", "rounds"), [(30, 2), pytest.param(200, 6, marks=pytest.mark.thorough)])
@pytest.mark.usefixtures("transactional_db")
def test_each_submission_is_graded_once_whatever_is_killed(
    worker: GradingWorker, submissions: int, rounds: int
) -> None:
    right = hand_in(submissions)

    def wait_for(count: int) -> None:
        wait_until(lambda: graded() >= count, moves=lambda: (graded(), worker.computed()), stirs=hand_on_overdue)

    for round_ in range(1, rounds + 1):
        wait_for(submissions * round_ // (rounds + 1))
        [worker.kill, worker.kill_box, worker.kill_task][round_ % 3]()
        if worker.process.poll() is not None:
            worker.start()
        hand_on_overdue()
    wait_for(submissions)
    worker.stop()
    attempts = dict(QuizAttempt.objects.values_list("pk", "is_passed"))
    assert attempts == right
    assert QuizAttempt.objects.filter(status=AttemptStatus.GRADED).count() == submissions
    assert LessonCompletion.objects.count() == sum(right.values())
    awards = XpAward.objects.values("user").annotate(of_lessons=Count("pk")).values_list("of_lessons", flat=True)
    assert set(awards) == {1}
    assert len(awards) == sum(right.values())
    assert len(worker.seen) >= rounds
    wait_until(lambda: not worker.left(), moves=worker.left)


def hand_in(count: int) -> dict[int, bool]:
    """Submissions of as many learners, each a text of its own; by id, whether it is right."""
    course = make_course(lessons=3)
    python = make_lesson(course, "code_editor", content=word_count_source())
    solidity = make_lesson(course, "code_editor", content=pot_source())
    right = {}
    for number in range(count):
        is_right, in_solidity = number % 2 == 0, number % 20 < 2
        source = (SOLIDITY if in_solidity else PYTHON)[is_right]
        source = source.replace("<<cap>>", "3") + f"{'//' if in_solidity else '#'} {number}\n"
        right[submit(solidity if in_solidity else python, source)] = is_right
    return right


def submit(lesson: Lesson, source: str) -> int:
    learner = make_user()
    make_enrolment(learner, lesson.course)
    answers: dict[str, Any] = {"route": "typing", "source": source}
    return submit_attempt(learner=learner, lesson=lesson, answers=answers).attempt.pk


def graded() -> int:
    return QuizAttempt.objects.exclude(status=AttemptStatus.WAITING).count()


def hand_on_overdue() -> None:
    """As the schedule does every minute (learning/attempts/tasks.py), and at once."""
    for attempt_id in overdue_attempts(timezone.now() + OVERDUE_AFTER):
        grade_submitted.apply_async((attempt_id,), retry=False)
