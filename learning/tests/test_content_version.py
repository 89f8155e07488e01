"""Which content was done: the version of a lesson, kept with each completion and attempt."""

from django.db import connection
from django.test import Client

from learning.attempts.submission import submit_attempt
from learning.lesson_types import compile_content, content_version
from learning.lessons.completion import complete_lesson
from learning.models import Lesson, LessonCompletion, QuizAttempt, User
from tests.builders import make_course, make_enrolment, make_lesson
from tests.quizzes import right_answers

WORDS = {"markdown": "A ledger is a list."}


def test_it_names_what_was_written_and_not_what_compiling_makes_of_it() -> None:
    compiled = compile_content("text", WORDS)
    version = content_version("text", compiled)
    assert len(version) == 12
    assert content_version("text", compiled | {"html": "<p>Rendered by another program</p>"}) == version
    assert content_version("text", compile_content("text", {"markdown": "A ledger is a book."})) != version
    assert content_version("unheard_of", compiled) != version


def test_a_completion_keeps_the_version_that_was_done(amina: User) -> None:
    lesson = make_lesson(make_course(lessons=0), content=WORDS)
    make_enrolment(amina, lesson.course)
    complete_lesson(learner=amina, lesson=lesson)
    was = lesson.content_version
    lesson.content_version = "fedcba987654"
    lesson.save()
    complete_lesson(learner=amina, lesson=lesson)
    assert LessonCompletion.objects.get().content_version == was != ""


def test_each_attempt_keeps_the_version_that_was_tried(amina: User) -> None:
    quiz = make_lesson(make_course(lessons=0), "quiz")
    make_enrolment(amina, quiz.course)
    versions = [quiz.content_version, "fedcba987654"]
    for version in versions:
        quiz.content_version = version
        quiz.save()
        submit_attempt(learner=amina, lesson=quiz, answers=right_answers(quiz.content))
    assert list(QuizAttempt.objects.order_by("pk").values_list("content_version", flat=True)) == versions
    assert LessonCompletion.objects.get().content_version == versions[0]


def test_whoever_writes_a_row_need_not_name_the_version(amina: User) -> None:
    lesson = make_lesson(make_course(lessons=0), content=WORDS)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO lesson_completions (user_id, lesson_id) VALUES (%s, %s)", [amina.pk, lesson.pk])
    assert LessonCompletion.objects.get().content_version == lesson.content_version


def test_who_completed_a_lesson_sees_that_it_has_changed_and_keeps_it(amina: User, amina_client: Client) -> None:
    lesson = make_lesson(make_course(lessons=1), content=WORDS, slug="ledgers")
    make_enrolment(amina, lesson.course)
    complete_lesson(learner=amina, lesson=lesson)
    pages = (lesson.get_absolute_url(), lesson.course.get_absolute_url())
    sentences = ("This lesson has changed since you completed it.", "Changed since you did it")
    for page, sentence in zip(pages, sentences, strict=True):
        assert sentence not in amina_client.get(page).content.decode()
    Lesson.objects.filter(pk=lesson.pk).update(content_version="fedcba987654")
    for page, sentence in zip(pages, sentences, strict=True):
        assert sentence in amina_client.get(page).content.decode()
    # Where nobody worked the version out, nothing is said.
    Lesson.objects.filter(pk=lesson.pk).update(content_version="")
    assert sentences[0] not in amina_client.get(pages[0]).content.decode()
    assert LessonCompletion.objects.filter(user=amina, lesson=lesson).exists()
