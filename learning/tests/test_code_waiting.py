"""Code waits for a worker: in a queue of its own, one at a time, with its place told, and may be taken back."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from learning.attempts.grading import grade_attempt
from learning.attempts.tasks import grade_submitted
from learning.models import Lesson, QuizAttempt, User, UserProgress
from learning.tests.code_taking import HTMX, hand_in, page_of, typed
from learning.tests.test_code_results import FORGETS
from tests.builders import make_enrolment, make_user
from web3versity.celery import app

pytestmark = pytest.mark.django_db


def waits_at(lesson: Lesson, attempt: QuizAttempt) -> str:
    return f"{lesson.get_absolute_url()}attempts/{attempt.pk}/"


def test_grading_has_a_queue_of_its_own() -> None:
    route = app.amqp.router.route({}, grade_submitted.name)
    assert route["queue"].name == "grading"
    assert app.amqp.router.route({}, "learning.attempts.tasks.grade_overdue")["queue"].name != "grading"
    assert settings.CELERY_TASK_ACKS_LATE


def test_the_place_in_the_queue_is_told_and_changes(amina_client: Client, count: Lesson) -> None:
    for minutes in (3, 2):
        somebody = make_user()
        waiting = {"lesson": count, "course": count.course, "answers": {}, "passing_score": 100, "status": "waiting"}
        other = QuizAttempt.objects.create(user=somebody, **waiting)
        QuizAttempt.objects.filter(pk=other.pk).update(submitted_at=timezone.now() - timedelta(minutes=minutes))
    answer = hand_in(amina_client, count, FORGETS, headers=HTMX).content.decode()
    assert "Yours is number 3 in the queue." in answer
    attempt = QuizAttempt.objects.latest("pk")
    address = waits_at(count, attempt)
    assert amina_client.get(address, {"place": "3"}, headers=HTMX).status_code == 204
    QuizAttempt.objects.exclude(pk=attempt.pk).delete()
    asked = amina_client.get(address, {"place": "3"}, headers=HTMX)
    assert "Yours is next" in asked.content.decode()
    assert "Yours is next" in amina_client.get(address).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_second_one_is_refused_and_kept(
    amina_client: Client, count: Lesson, pot: Lesson, headers: dict[str, str]
) -> None:
    hand_in(amina_client, count, FORGETS)
    first = QuizAttempt.objects.get()
    answer = hand_in(amina_client, pot, "contract Pot { }", headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "One is being checked already" in page
    assert waits_at(count, first) in page
    assert typed(page) == "contract Pot { }"
    assert typed(page_of(amina_client, pot)) == "contract Pot { }"
    assert QuizAttempt.objects.count() == 1


def test_taking_back_counts_for_nothing(amina: User, amina_client: Client, count: Lesson) -> None:
    hand_in(amina_client, count, FORGETS)
    attempt = QuizAttempt.objects.get()
    assert "Take it back" in amina_client.get(waits_at(count, attempt)).content.decode()
    answer = amina_client.post(f"{waits_at(count, attempt)}cancel/", follow=True)
    assert "it counts for nothing" in answer.content.decode()
    assert typed(answer.content.decode()) == FORGETS
    assert not QuizAttempt.objects.exists()
    assert UserProgress.objects.get().total_quiz_attempts == 0
    # The worker that had begun finds nothing to write to.
    grade_attempt(attempt_id=attempt.pk)
    assert amina_client.post(f"{waits_at(count, attempt)}cancel/").status_code == 404


def test_what_is_graded_is_not_taken_back(amina_client: Client, count: Lesson) -> None:
    page_of(amina_client, count)
    hand_in(amina_client, count, FORGETS)
    attempt = QuizAttempt.objects.get()
    grade_attempt(attempt_id=attempt.pk)
    answer = amina_client.post(f"{waits_at(count, attempt)}cancel/", follow=True)
    assert "It was checked just before" in answer.content.decode()
    assert QuizAttempt.objects.count() == 1


def test_nobody_takes_back_what_is_not_theirs_or_without_end(
    amina_client: Client, kwame: User, kwame_client: Client, client: Client, count: Lesson
) -> None:
    make_enrolment(kwame, count.course)
    hand_in(amina_client, count, FORGETS)
    attempt = QuizAttempt.objects.get()
    cancel = f"{waits_at(count, attempt)}cancel/"
    assert kwame_client.post(cancel).status_code == 404
    assert client.post(cancel).status_code == 302
    assert amina_client.get(cancel).status_code == 405
    assert QuizAttempt.objects.waiting().count() == 1
    for _ in range(10):
        amina_client.post(f"{waits_at(count, QuizAttempt.objects.get())}cancel/")
        hand_in(amina_client, count, FORGETS)
    answer = amina_client.post(f"{waits_at(count, QuizAttempt.objects.get())}cancel/", follow=True)
    assert "Please let this one be checked" in answer.content.decode()
    assert QuizAttempt.objects.waiting().count() == 1
