"""Learning takes time, once: the clock of a learner, and how it asks."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client

from learning.lesson_types import kind_of
from learning.lesson_types.reading import ReadingKind
from learning.models import Lesson, LessonCompletion, LessonReading, QuizAttempt, User
from learning.pace.clock import TooSoon, open_reading
from learning.pace.least import seconds_to_do, seconds_to_read
from learning.steps.doing import do_step
from tests.builders import make_completion, make_course, make_enrolment, make_lesson
from tests.quizzes import as_posted, right_answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("learning_takes_time")]

NOON = datetime.fromisoformat("2026-03-09T12:00:00+00:00")
HUNDRED_WORDS = " ".join(["word"] * 98)


def a_text(learner: User, steps: int = 3) -> Lesson:
    """Each step has a hundred words: ten seconds."""
    course = make_course(lessons=0)
    make_enrolment(learner, course)
    make_lesson(course)
    markdown = "\n\n".join(f"## Step {number}\n\n{HUNDRED_WORDS}" for number in range(1, steps + 1))
    return make_lesson(course, content={"markdown": markdown})


def a_quiz(learner: User) -> Lesson:
    """Of ten minutes."""
    course = make_course(lessons=1)
    make_enrolment(learner, course)
    return make_lesson(course, "quiz", duration_minutes=10)


def read(learner: User, lesson: Lesson, number: int, *, at: float) -> None:
    """Do a step `at` seconds after noon."""
    kind = kind_of("text")
    assert isinstance(kind, ReadingKind)
    do_step(
        learner=learner,
        lesson=lesson,
        kind=kind,
        step_id=f"section-step-{number}" if number else "",
        post=QueryDict(),
        now=NOON + timedelta(seconds=at),
    )


def opened(learner: User, lesson: Lesson, *, at: float = 0) -> None:
    open_reading(learner=learner, lesson=lesson, now=NOON + timedelta(seconds=at))


def seconds_left(learner: User, lesson: Lesson, number: int, *, at: float) -> int:
    with pytest.raises(TooSoon) as early:
        read(learner, lesson, number, at=at)
    return early.value.seconds_left


def done(lesson: Lesson) -> int:
    return sum("done_at" in facts for facts in LessonReading.objects.get(lesson=lesson).steps.values())


def test_a_step_counts_when_the_time_for_its_words_has_passed(amina: User) -> None:
    lesson = a_text(amina)
    opened(amina, lesson)
    assert seconds_left(amina, lesson, 1, at=6.5) == 4
    assert LessonReading.objects.get().steps == {}
    read(amina, lesson, 1, at=10)
    assert seconds_left(amina, lesson, 2, at=10) == 10
    read(amina, lesson, 2, at=20)
    read(amina, lesson, 3, at=30)
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).exists()


def test_whoever_reads_first_and_hands_in_later_waits_for_nothing(amina: User) -> None:
    lesson = a_text(amina)
    opened(amina, lesson)
    for number in (1, 2, 3):
        read(amina, lesson, number, at=30)
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).exists()


def test_an_hour_holds_an_hour_of_lessons_however_many_are_open(amina: User) -> None:
    one, other = a_text(amina), a_text(amina)
    opened(amina, one)
    opened(amina, other)
    read(amina, one, 1, at=10)
    assert seconds_left(amina, other, 1, at=10) == 10
    read(amina, other, 1, at=20)
    assert seconds_left(amina, one, 2, at=25) == 5


def test_the_time_of_one_learner_is_not_that_of_another(amina: User, kwame: User) -> None:
    lesson = a_text(amina)
    make_enrolment(kwame, lesson.course)
    opened(amina, lesson)
    opened(kwame, lesson)
    read(amina, lesson, 1, at=10)
    read(kwame, lesson, 1, at=10)


def test_a_step_takes_its_time_once(amina: User) -> None:
    lesson = a_text(amina)
    opened(amina, lesson)
    read(amina, lesson, 1, at=10)
    read(amina, lesson, 1, at=10)
    assert LessonReading.objects.get().spent_until == NOON + timedelta(seconds=10)


def test_who_never_opened_a_lesson_begins_when_they_hand_in(amina: User) -> None:
    lesson = a_text(amina)
    assert seconds_left(amina, lesson, 1, at=500) == 10


def test_all_steps_on_one_page_take_the_time_of_all(amina: User) -> None:
    lesson = a_text(amina)
    opened(amina, lesson)
    assert seconds_left(amina, lesson, 0, at=12) == 18
    read(amina, lesson, 0, at=30)
    assert done(lesson) == 3


def test_of_a_completed_lesson_no_time_is_asked(amina: User) -> None:
    lesson = a_text(amina)
    make_completion(amina, lesson)
    for number in (2, 1, 3):
        read(amina, lesson, number, at=0)
    assert LessonReading.objects.get().spent_until is None


def test_a_quiz_takes_a_part_of_its_minutes_before_its_first_try_and_never_again(
    amina: User, amina_client: Client
) -> None:
    quiz = a_quiz(amina)
    wrong, right = (as_posted(quiz.content, right_answers(quiz.content, wrong=wrong)) for wrong in (4, 0))
    where = f"{quiz.get_absolute_url()}complete/"
    with time_machine.travel(NOON, tick=False) as clock:
        amina_client.get(quiz.get_absolute_url())
        clock.shift(20)
        assert amina_client.post(where, right)["Retry-After"] == "52"
        assert not QuizAttempt.objects.exists()
        clock.shift(52)
        amina_client.post(where, wrong)
        QuizAttempt.objects.all().delete()  # and with it the pause that quizzes have between tries
        amina_client.post(where, right)
    assert LessonReading.objects.get().spent_until == NOON + timedelta(seconds=72)
    assert LessonCompletion.objects.filter(user=amina, lesson=quiz).exists()


def test_the_speed_is_a_platform_setting(platform_setting: Any) -> None:
    assert seconds_to_read(601) == 61
    platform_setting("reading_words_per_minute", 300)
    assert seconds_to_read(601) == 121
    platform_setting("reading_words_per_minute", 0)
    assert seconds_to_read(601) == 0


def test_the_least_of_a_quiz_is_a_platform_setting(platform_setting: Any) -> None:
    assert seconds_to_do(10) == 72
    platform_setting("least_lesson_percent", 50)
    assert seconds_to_do(10) == 300


def test_the_page_says_what_time_it_asks_for_and_how_much_is_left(amina: User, amina_client: Client) -> None:
    lesson = a_text(amina)
    with time_machine.travel(NOON, tick=False) as clock:
        page = amina_client.get(lesson.get_absolute_url()).content.decode()
        assert "Counts after about 10 seconds: the time the quickest readers need." in page
        clock.shift(7)
        early = amina_client.post(f"{lesson.get_absolute_url()}complete/", {"step": "section-step-1"})
        assert (early.status_code, early["Retry-After"]) == (429, "3")
        assert 'data-countdown="3"' in early.content.decode()
        assert 'value="section-step-1"' in early.content.decode()
        clock.shift(3)
        answer = amina_client.post(f"{lesson.get_absolute_url()}complete/", {"step": "section-step-1"})
        assert answer["Location"] == f"{lesson.get_absolute_url()}?step=2#step"


def test_answers_that_come_too_soon_are_kept_and_not_graded(amina: User, amina_client: Client) -> None:
    quiz = a_quiz(amina)
    answers = as_posted(quiz.content, right_answers(quiz.content))
    early = amina_client.post(f"{quiz.get_absolute_url()}complete/", answers, headers={"HX-Request": "true"})
    page = early.content.decode()
    assert (early.status_code, early["HX-Reswap"]) == (429, "innerHTML show:#too-soon:top")
    assert "That was quick" in page
    assert "signed out" not in page
    assert page.count("checked") >= 3
    assert not QuizAttempt.objects.exists()
