"""A new kind of lesson is one class and one register_lesson_kind(): page, XP, streak, studio and loader follow.

One toy is graded at once, the other by a worker, on the way every graded kind takes (learning/attempts/).
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gamification.models import UserStreak, XpAward
from learning.attempts.grading import fail_attempt, grade_attempt
from learning.attempts.tasks import grade_overdue, grade_submitted
from learning.lesson_types import LESSON_KINDS, register_lesson_kind
from learning.lesson_types.kind import LessonKind
from learning.loader.course_folder import read_course
from learning.models import Lesson, LessonCompletion, QuizAttempt, User, UserProgress
from learning.studio.lessons import add_lesson
from learning.studio.starting import start_course
from learning.tests.course_files import course_yaml, text_lesson, write_course
from learning.tests.test_studio_pages import form_data
from learning.tests.toy_kinds import AWAY, SlowToyKind, ToyKind, registered
from tests.builders import make_course, make_enrolment, make_lesson
from tests.recounts import find_differences

HTMX = {"HX-Request": "true"}
SLOW = SlowToyKind()

Capture = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture(autouse=True)
def _toys(settings: Any) -> Iterator[None]:
    templates = Path(__file__).parent / "toy_templates"
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], templates]}]
    SLOW.trouble = None
    with registered(ToyKind(), SLOW):
        yield


@pytest.fixture
def toy(amina: User) -> Lesson:
    return a_lesson(amina, "interactive")


@pytest.fixture
def slow_toy(amina: User) -> Lesson:
    return a_lesson(amina, "code_editor")


def a_lesson(learner: User, kind: str) -> Lesson:
    course = make_course(lessons=1)
    make_enrolment(learner, course)
    return make_lesson(course, kind, content={"word": "seep"})


def test_a_page_shows_what_its_kind_reads_from_the_database(amina_client: Client, toy: Lesson) -> None:
    assert amina_client.get(toy.get_absolute_url()).context["state"] == {"tries": 0}
    amina_client.post(where(toy), {"word": "soup"})
    assert amina_client.get(toy.get_absolute_url()).context["state"] == {"tries": 1}


def test_a_reader_who_may_not_do_a_lesson_has_no_state_in_the_database(client: Client, toy: Lesson) -> None:
    assert client.get(toy.get_absolute_url()).context["state"] == {"tries": 0}


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Attempts that were given to the workers."""
    queued: list[int] = []
    monkeypatch.setattr(grade_submitted, "apply_async", lambda args, **_: queued.extend(args))
    return queued


def where(lesson: Lesson) -> str:
    return f"{lesson.get_absolute_url()}complete/"


def waits_at(lesson: Lesson, attempt: QuizAttempt) -> str:
    return f"{lesson.get_absolute_url()}attempts/{attempt.pk}/"


@pytest.fixture
def hand_in(amina_client: Client, queue: list[int], django_capture_on_commit_callbacks: Capture) -> Any:
    def post(lesson: Lesson, word: str, **options: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return amina_client.post(where(lesson), {"word": word}, **options)

    return post


def test_a_toy_lesson_kind_has_its_page_and_reads_what_is_handed_in(amina_client: Client, toy: Lesson) -> None:
    page = amina_client.get(toy.get_absolute_url()).content.decode()
    assert "Type the word" in page
    assert "seep" not in page
    refused = amina_client.post(where(toy), {"word": ""})
    assert refused.status_code == 422
    assert "Type a word first." in refused.content.decode()
    fragment = amina_client.post(where(toy), {"word": ""}, headers=HTMX).content.decode()
    assert "Type a word first." in fragment
    assert "<html" not in fragment
    assert not QuizAttempt.objects.exists()


def test_a_toy_lesson_kind_graded_at_once_completes_and_is_rewarded(
    amina: User, hand_in: Any, toy: Lesson, queue: list[int]
) -> None:
    failed = hand_in(toy, "seal", follow=True).content.decode()
    assert "Not yet" in failed
    assert not LessonCompletion.objects.exists()
    page = hand_in(toy, "seep", follow=True).content.decode()
    assert "You passed" in page
    assert "+30 XP" in page
    completion = LessonCompletion.objects.get()
    assert (completion.score_percentage, completion.attempts) == (100, 2)
    assert list(XpAward.objects.values_list("reason", "source", "amount")) == [("quiz_passed", f"lesson:{toy.pk}", 30)]
    assert UserStreak.objects.get(user=amina).activity_type == "quiz_complete"
    assert QuizAttempt.objects.order_by("pk")[0].feedback == {"letters": 2}
    assert queue == []
    assert find_differences() == []


def test_a_toy_lesson_kind_graded_by_the_worker_waits_is_graded_and_is_rewarded(
    amina: User, amina_client: Client, hand_in: Any, slow_toy: Lesson, queue: list[int]
) -> None:
    answer = hand_in(slow_toy, "seep")
    attempt = QuizAttempt.objects.get()
    assert answer.headers["Location"] == waits_at(slow_toy, attempt)
    assert queue == [attempt.pk]
    for address in (waits_at(slow_toy, attempt), f"{slow_toy.get_absolute_url()}?attempt={attempt.pk}"):
        assert "We are checking your work" in amina_client.get(address, follow=True).content.decode()
    asked = amina_client.get(waits_at(slow_toy, attempt), headers=HTMX)
    assert "Yours is next" in asked.content.decode()
    assert (asked.headers["HX-Retarget"], asked.headers["HX-Reswap"]) == ("#queue-place", "outerHTML")
    assert amina_client.get(waits_at(slow_toy, attempt), {"place": "1"}, headers=HTMX).status_code == 204
    progress = UserProgress.objects.get()
    assert (progress.total_quiz_attempts, progress.average_quiz_score) == (0, None)
    assert not LessonCompletion.objects.exists()

    grade_submitted(attempt.pk)
    page = amina_client.get(waits_at(slow_toy, attempt), follow=True)
    assert page.redirect_chain == [(f"{slow_toy.get_absolute_url()}?attempt={attempt.pk}", 302)]
    assert "You passed" in page.content.decode()
    assert "+100 XP" in page.content.decode()
    attempt.refresh_from_db()
    assert (attempt.status, attempt.score_percentage, attempt.xp_earned) == ("graded", 100, 100)
    assert set(XpAward.objects.values_list("reason", "amount")) == {("quiz_passed", 30), ("quiz_perfect", 70)}
    assert UserStreak.objects.get(user=amina).activity_type == "quiz_complete"
    progress.refresh_from_db()
    assert (progress.total_quiz_attempts, progress.average_quiz_score) == (1, Decimal(100))
    assert find_differences() == []


def test_the_waiting_page_turns_into_the_result_by_htmx(
    amina_client: Client, hand_in: Any, slow_toy: Lesson, queue: list[int]
) -> None:
    answer = hand_in(slow_toy, "seal", headers=HTMX)
    (attempt_id,) = queue
    address = waits_at(slow_toy, QuizAttempt.objects.get())
    assert answer.headers["HX-Push-Url"] == address
    assert f'hx-get="{address}"' in answer.content.decode()
    assert "<html" not in answer.content.decode()
    grade_submitted(attempt_id)
    result = amina_client.get(address, headers=HTMX)
    assert "Not yet" in result.content.decode()
    assert "<html" not in result.content.decode()
    assert result.headers["HX-Replace-Url"] == f"{slow_toy.get_absolute_url()}?attempt={attempt_id}"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_last_lesson_leads_to_the_finished_course_when_the_worker_has_graded_it(
    amina: User, amina_client: Client, slow_toy: Lesson, hand_in: Any, headers: dict[str, str]
) -> None:
    amina_client.post(f"{slow_toy.course.lessons.all()[0].get_absolute_url()}complete/")
    hand_in(slow_toy, "seep")
    attempt = QuizAttempt.objects.get()
    grade_submitted(attempt.pk)
    answer = amina_client.get(waits_at(slow_toy, attempt), headers=headers)
    finished = reverse("learning:course-finished", args=[slow_toy.course.slug])
    assert answer.headers["HX-Redirect" if headers else "Location"] == f"{finished}?attempt={attempt.pk}"
    assert "+200 XP" in amina_client.get(finished).content.decode()


def test_grading_twice_changes_nothing(slow_toy: Lesson, hand_in: Any) -> None:
    hand_in(slow_toy, "seep")
    attempt = QuizAttempt.objects.get()
    for _ in range(3):
        grade_submitted(attempt.pk)
    fail_attempt(attempt_id=attempt.pk)
    assert LessonCompletion.objects.get().attempts == 1
    assert sum(XpAward.objects.values_list("amount", flat=True)) == 100
    assert QuizAttempt.objects.get().status == "graded"
    grade_attempt(attempt_id=attempt.pk + 1)


def test_what_cannot_be_graded_now_is_graded_later(
    slow_toy: Lesson, hand_in: Any, queue: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    SLOW.trouble = AWAY
    hand_in(slow_toy, "seep")
    grade_submitted(queue.pop())
    assert QuizAttempt.objects.get().status == "waiting"
    grade_overdue()
    assert queue == []
    QuizAttempt.objects.update(submitted_at=timezone.now() - timedelta(minutes=2))
    with monkeypatch.context() as patch:
        patch.setattr("settings.queue.MOST_GRADING", 0)
        grade_overdue()
    assert queue == [], "nobody takes what waits"
    grade_overdue()
    SLOW.trouble = None
    grade_submitted(queue.pop())
    assert QuizAttempt.objects.get().status == "graded"
    assert LessonCompletion.objects.count() == 1


def test_what_waits_for_too_long_is_given_up(
    amina_client: Client, slow_toy: Lesson, hand_in: Any, queue: list[int]
) -> None:
    hand_in(slow_toy, "seep")
    queue.clear()
    QuizAttempt.objects.update(submitted_at=timezone.now() - timedelta(minutes=61))
    grade_overdue()
    assert queue == []
    assert QuizAttempt.objects.get().status == "failed"


def test_our_own_mistake_is_logged_told_and_counts_as_no_attempt(
    amina_client: Client, slow_toy: Lesson, hand_in: Any, queue: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    hand_in(slow_toy, "sown")
    grade_submitted(queue.pop())
    SLOW.trouble = ZeroDivisionError("of the toy")
    hand_in(slow_toy, "seep")
    with caplog.at_level(logging.ERROR):
        grade_submitted(queue.pop())
    assert "of the toy" in caplog.text
    attempt = QuizAttempt.objects.latest("pk")
    assert (attempt.status, attempt.score_percentage, attempt.is_passed) == ("failed", None, False)
    page = amina_client.get(waits_at(slow_toy, attempt), follow=True).content.decode()
    assert "We could not check your work" in page
    progress = UserProgress.objects.get()
    assert (progress.total_quiz_attempts, progress.average_quiz_score) == (1, Decimal(25))
    assert find_differences() == []


def test_only_ones_own_attempt_is_waited_for(
    client: Client, kwame_client: Client, amina_client: Client, slow_toy: Lesson, hand_in: Any
) -> None:
    hand_in(slow_toy, "seep")
    address = waits_at(slow_toy, QuizAttempt.objects.get())
    assert kwame_client.get(address).status_code == 404
    assert client.get(address).headers["Location"].startswith("/signin/")
    assert amina_client.get(f"{slow_toy.get_absolute_url()}attempts/999999999/").status_code == 404


def test_a_toy_lesson_kind_is_written_in_the_studio(ada: User, ada_client: Client) -> None:
    draft = start_course(title="Toys", by=ada)
    lesson = add_lesson(draft=draft, lesson_type="interactive", title="A toy", by=ada)
    address = reverse("learning:studio-lesson", args=["toys", lesson.slug])
    assert "A toy needs a word." in ada_client.get(address).content.decode()
    assert ada_client.post(address, form_data(lesson, **{"source.word": "tree"})).status_code == 302
    lesson.refresh_from_db()
    assert lesson.source == {"word": "tree"}
    assert "A toy needs a word." not in ada_client.get(address).content.decode()


def test_a_toy_lesson_kind_is_loaded_from_a_course_with_its_advice(tmp_path: Path) -> None:
    words = "type: {kind}\ntitle: A toy\nminutes: 5\n{more}word: {word}\n"
    folder = write_course(
        tmp_path,
        course=course_yaml(),
        n01_reading__md=text_lesson(),
        n02_toy__yaml=words.format(kind="interactive", more="", word="it"),
        n03_slow__yaml=words.format(kind="code_editor", more="perfect_score_xp: 50\n", word="seep"),
    )
    read = read_course(folder)
    assert read.source is not None
    assert [lesson.lesson_type for lesson in read.source.lessons] == ["text", "interactive", "code_editor"]
    assert read.source.lessons[2].perfect_score_xp == 50
    assert [str(mistake.sentence) for mistake in read.mistakes] == ["A short word is soon guessed."]


def test_a_kind_is_registered_once_and_only_under_a_type_of_the_database() -> None:
    with pytest.raises(ValueError, match="interactive"):
        register_lesson_kind(ToyKind())

    class Unknown(LessonKind):
        key = "video"

    with pytest.raises(ValueError, match="video"):
        register_lesson_kind(Unknown())
    assert "video" not in LESSON_KINDS


def test_a_lesson_whose_kind_is_not_registered_is_not_found(
    amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = a_lesson(amina, "interactive")
    Lesson.objects.filter(pk=lesson.pk).update(lesson_type="practical")
    monkeypatch.delitem(LESSON_KINDS, "practical")
    assert amina_client.get(lesson.get_absolute_url()).status_code == 404
