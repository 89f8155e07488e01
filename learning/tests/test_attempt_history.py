"""What a quiz remembers of the attempts at it, and where the answers of the last one are still to be read."""

from typing import Any

import pytest
from django.test import Client

from learning.attempts.submission import submit_attempt
from learning.models import Lesson, QuizAttempt, User
from tests.builders import make_course, make_enrolment, make_lesson
from tests.html import laid_out
from tests.quizzes import as_posted, right_answers


@pytest.fixture
def quiz(amina: User) -> Lesson:
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    make_enrolment(amina, course)
    return quiz


def hand_in(client: Client, quiz: Lesson, *, wrong: int = 0, **options: Any) -> Any:
    posted = as_posted(quiz.content, right_answers(quiz.content, wrong=wrong))
    return client.post(f"{quiz.get_absolute_url()}complete/", posted, **options)


def page_of(client: Client, quiz: Lesson) -> str:
    return laid_out(client.get(quiz.get_absolute_url()).content.decode())


def test_a_quiz_remembers_that_it_was_failed_when_and_how_well(amina: User, amina_client: Client, quiz: Lesson) -> None:
    assert "Not passed yet" not in page_of(amina_client, quiz)
    hand_in(amina_client, quiz, wrong=2)
    once = page_of(amina_client, quiz)
    assert "<strong>Not passed yet</strong>" in once
    assert "Taken once: 60%." in once

    hand_in(amina_client, quiz, wrong=3)
    attempt = QuizAttempt.objects.latest("pk")
    twice = page_of(amina_client, quiz)
    assert "Taken 2 times, best score 60%. The last one: 40%." in twice
    assert f'href="{quiz.get_absolute_url()}?attempt={attempt.pk}"' in twice
    assert f"{attempt.submitted_at:%Y-%m-%dT%H:%M}" in twice
    review = amina_client.get(f"{quiz.get_absolute_url()}?attempt={attempt.pk}").content.decode()
    assert "Score: 40%" in review
    assert "Your answers" not in review


def test_a_passed_quiz_says_so_with_the_best_score(amina_client: Client, quiz: Lesson) -> None:
    hand_in(amina_client, quiz)
    hand_in(amina_client, quiz, wrong=3)
    page = page_of(amina_client, quiz)
    assert "<strong>You have passed this</strong>" in page
    assert "best score 100%. The last one: 40%." in page


def test_attempts_of_others_that_wait_or_that_we_failed_do_not_count(
    amina: User, kwame: User, amina_client: Client, quiz: Lesson
) -> None:
    submit_attempt(learner=kwame, lesson=quiz, answers={})
    for status in ("waiting", "failed"):
        columns = {"lesson": quiz, "course": quiz.course, "answers": {}, "passing_score": 70}
        QuizAttempt.objects.create(user=amina, status=status, **columns)
    assert "Taken" not in page_of(amina_client, quiz)
    hand_in(amina_client, quiz, wrong=2)
    assert "Taken once: 60%." in page_of(amina_client, quiz)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_last_quiz_of_a_course_still_shows_its_review(
    amina_client: Client, quiz: Lesson, kwame_client: Client, headers: dict[str, str]
) -> None:
    amina_client.post(f"{quiz.course.lessons.all()[0].get_absolute_url()}complete/")
    answer = hand_in(amina_client, quiz, wrong=1, headers=headers)
    where = answer.headers["HX-Redirect" if headers else "Location"]
    page = amina_client.get(where).content.decode()
    assert "Course finished" in page
    assert "Score: 80%" in page
    assert page.count("Not right") == 1
    assert "An address is derived from the key" in page
    assert kwame_client.get(where).status_code == 404
    for nonsense in ("0", "x", "9" * 30):
        assert "Score:" not in amina_client.get(where.split("=")[0] + "=" + nonsense).content.decode()


def test_a_partly_sent_quiz_leads_to_its_first_open_question(amina_client: Client, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content))
    del posted["q-what-is-secret"]
    del posted["q-tinybars"]
    url = f"{quiz.get_absolute_url()}complete/"
    answer = amina_client.post(url, posted, headers={"HX-Request": "true"})
    page = laid_out(answer.content.decode())
    first = min(("what-is-secret", "tinybars"), key=lambda name: page.index(f'id="question-{name}"'))
    assert answer.headers["HX-Reswap"] == f"innerHTML show:#question-{first}:top"
    assert page.count("autofocus") == 1
    question = page[page.index(f'id="question-{first}"') :].partition("</fieldset>")[0]
    assert "autofocus" in question
