"""Handing in a quiz, as operation and through the page: the server grades, keeps every attempt, tells no answers."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from learning.attempts.submission import submit_attempt
from learning.models import Lesson, LessonCompletion, QuizAttempt, User, UserProgress
from tests.builders import make_course, make_enrolment, make_lesson
from tests.quizzes import as_posted, right_answers


@pytest.fixture
def quiz(amina: User) -> Lesson:
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    make_enrolment(amina, course)
    return quiz


def where(quiz: Lesson) -> str:
    return f"{quiz.get_absolute_url()}complete/"


def test_a_failed_attempt_is_kept_and_completes_nothing(amina: User, quiz: Lesson) -> None:
    handed_in = submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content, wrong=2))
    assert (handed_in.attempt.score_percentage, handed_in.attempt.is_passed, handed_in.completed) == (60, False, None)
    assert LessonCompletion.objects.count() == 0
    assert UserProgress.objects.get().total_quiz_attempts == 1


def test_passing_completes_the_lesson_and_the_better_score_is_kept(amina: User, quiz: Lesson) -> None:
    submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content, wrong=3))
    submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content, wrong=1))
    submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content))
    submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content, wrong=1))
    completion = LessonCompletion.objects.get()
    assert (completion.score_percentage, completion.attempts, completion.xp_earned) == (100, 4, 20)
    progress = UserProgress.objects.get()
    assert progress.total_quiz_attempts == 4
    assert progress.average_quiz_score == Decimal(75)


def test_the_pass_mark_is_the_platforms_setting(
    amina: User, quiz: Lesson, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("quiz_passing_score", 60)
    attempt = submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content, wrong=2)).attempt
    assert (attempt.is_passed, attempt.passing_score) == (True, 60)


def test_the_page_grades_and_shows_why_once_it_is_passed(amina_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content, wrong=2))
    answer = amina_client.post(where(quiz), posted, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == f"{quiz.get_absolute_url()}?attempt={QuizAttempt.objects.get().pk}"
    assert "Not yet" in page
    assert "An address is derived from the key" not in page
    assert "Not right" not in page

    posted = as_posted(quiz.content, right_answers(quiz.content, wrong=1))
    page = amina_client.post(where(quiz), posted, follow=True).content.decode()
    assert "You passed" in page
    assert "An address is derived from the key" in page
    assert page.count("Not right") == 1


def test_a_number_with_two_meanings_is_no_attempt_until_it_is_said_which(amina_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content)) | {"q-tinybars": "1,500"}
    asked = amina_client.post(where(quiz), posted)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert not QuizAttempt.objects.exists()
    assert 'value="1,500"' in page
    assert 'name="q-tinybars-means" value="1.5"' in page

    amina_client.post(where(quiz), posted | {"q-tinybars-means": "1.5"})
    assert QuizAttempt.objects.get().score_percentage == 100


def test_open_questions_are_named_and_nothing_typed_is_lost(amina_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content))
    posted["q-tinybars"] = "about 1.5"
    del posted["q-what-is-shared"]
    answer = amina_client.post(where(quiz), posted)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "about 1.5" in page
    assert "Some questions are still open" in page
    assert QuizAttempt.objects.count() == 0


def test_an_htmx_answer_is_the_fragment_alone(amina_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content, wrong=1))
    page = amina_client.post(where(quiz), posted, headers={"HX-Request": "true"}).content.decode()
    assert "You passed" in page
    assert "<html" not in page


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_neither_page_nor_answers_nor_headers_hold_the_key_before_it_is_earned(
    amina_client: Client, quiz: Lesson, htmx: dict[str, str]
) -> None:
    secrets = [question["explanation"] for question in quiz.content["questions"]]
    secrets += ["An address is made to be shared.", '"correct"', "explanation", "feedback"]
    shown = amina_client.get(quiz.get_absolute_url(), headers=htmx)
    unfinished = amina_client.post(where(quiz), {}, headers=htmx)
    for answer in (shown, unfinished):
        everything = answer.content.decode() + json.dumps(dict(answer.headers.items()))
        assert [secret for secret in secrets if secret in everything] == []


def test_a_posted_score_completion_or_person_changes_nothing(
    amina: User, kwame: User, amina_client: Client, quiz: Lesson
) -> None:
    wrong = as_posted(quiz.content, right_answers(quiz.content, wrong=5))
    forged = {"score": "100", "score_percentage": "100", "passed": "true", "is_passed": "true", "xp": "5000"}
    forged |= {"user": str(kwame.pk), "user_id": str(kwame.pk), "attempts": "1", "completed": "true"}
    amina_client.post(where(quiz) + "?score=100&user_id=" + str(kwame.pk), wrong | forged)
    attempt = QuizAttempt.objects.get()
    assert (attempt.user, attempt.score_percentage) == (amina, 0)
    assert LessonCompletion.objects.count() == 0
    assert not kwame.completions.exists()


def test_somebody_elses_attempt_is_not_shown(kwame_client: Client, amina: User, quiz: Lesson) -> None:
    attempt = submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content)).attempt
    page = kwame_client.get(f"{quiz.get_absolute_url()}?attempt={attempt.pk}").content.decode()
    assert "You passed" not in page
    assert "An address is derived from the key" not in page


@pytest.mark.parametrize("attempt", ["0", "-1", "abc", "9" * 40, "1' or '1'='1", "٣"])
def test_an_attempt_that_is_none_shows_the_quiz(amina_client: Client, quiz: Lesson, attempt: str) -> None:
    answer = amina_client.get(quiz.get_absolute_url(), {"attempt": attempt})
    assert answer.status_code == 200
    assert "Check my answers" in answer.content.decode()


def test_only_the_enrolled_hand_in(client: Client, kwame_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content))
    assert client.post(where(quiz), posted).headers["Location"].startswith("/signin/")
    answer = kwame_client.post(where(quiz), posted)
    assert answer.status_code == 403
    assert "You are not enrolled" in answer.content.decode()
    assert QuizAttempt.objects.count() == 0
