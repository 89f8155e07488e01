"""Who gets a folder, and when."""

import zipfile
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pydantic_monty import Monty

from learning.code import reference
from learning.models import Lesson, QuizAttempt, User
from learning.takehome.tests.test_folders import content_of
from learning.views.take_home import MOST_FOLDERS
from tests.builders import make_completion, make_course, make_enrolment, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    content = content_of("tree")
    return make_lesson(make_course(lessons=0), kind="code_editor", title="A tree", slug="a-tree", content=content)


def test_whoever_has_passed_takes_the_lesson_home(lesson: Lesson, amina: User, amina_client: Client) -> None:
    make_enrolment(amina, lesson.course)
    address = f"{lesson.get_absolute_url()}take-home.zip"

    before = amina_client.get(address)
    make_completion(amina, lesson)
    after = amina_client.get(address)

    assert before.status_code == 403
    assert "Pass this lesson once" in before.content.decode()
    assert after.headers["Content-Disposition"] == 'attachment; filename="a-tree.zip"'
    assert after.headers["Content-Type"] == "application/zip"
    assert "private" in after.headers["Cache-Control"]
    names = zipfile.ZipFile(BytesIO(after.content)).namelist()
    assert names == [
        f"a-tree/{name}" for name in ("README.md", "exercise.py", "requirements.txt", "test_exercise.py", "tools.py")
    ]
    assert amina_client.get(address).content == after.content


def test_the_folder_is_of_the_variant_that_was_passed(lesson: Lesson, amina: User, amina_client: Client) -> None:
    make_completion(amina, lesson)
    columns: dict[str, Any] = {"lesson": lesson, "course": lesson.course, "passing_score": 100}
    QuizAttempt.objects.create(user=amina, answers={"variant": 1}, score_percentage=100, is_passed=True, **columns)
    QuizAttempt.objects.create(user=amina, answers={"variant": 0}, score_percentage=0, is_passed=False, **columns)

    answer = amina_client.get(f"{lesson.get_absolute_url()}take-home.zip")

    tests = zipfile.ZipFile(BytesIO(answer.content)).read("a-tree/test_exercise.py").decode()
    assert "with `|` between them" in tests


def test_nobody_else_gets_it(lesson: Lesson, client: Client, amina_client: Client) -> None:
    address = f"{lesson.get_absolute_url()}take-home.zip"

    assert client.get(address).headers["Location"] == f"/signin/?next={lesson.get_absolute_url()}"
    assert amina_client.get(address).status_code == 403
    assert amina_client.post(address).status_code == 405
    assert amina_client.get(f"{lesson.course.get_absolute_url()}no-such/take-home.zip").status_code == 404


def test_other_lessons_have_no_folder(amina_client: Client) -> None:
    reading = make_course(lessons=1).lessons.get()
    assert amina_client.get(f"{reading.get_absolute_url()}take-home.zip").status_code == 404


def test_a_folder_that_cannot_be_packed_is_our_fault(lesson: Lesson, amina: User, amina_client: Client) -> None:
    make_completion(amina, lesson)
    Lesson.objects.filter(pk=lesson.pk).update(content=lesson.content | {"reference": "raise ValueError"})

    answer = amina_client.get(f"{lesson.get_absolute_url()}take-home.zip", follow=True)

    assert answer.redirect_chain == [(lesson.get_absolute_url(), 302)]
    assert "That is our fault" in answer.content.decode()


def test_an_interpreter_that_does_not_start_is_our_fault_as_well(
    lesson: Lesson, amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_completion(amina, lesson)
    monkeypatch.setattr(reference, "Monty", partial(Monty, binary_path="/there/is/no/interpreter"))

    answer = amina_client.get(f"{lesson.get_absolute_url()}take-home.zip", follow=True)

    assert answer.redirect_chain == [(lesson.get_absolute_url(), 302)]
    assert "That is our fault" in answer.content.decode()


def test_who_takes_many_folders_waits(lesson: Lesson, amina: User, amina_client: Client) -> None:
    make_completion(amina, lesson)
    address = f"{lesson.get_absolute_url()}take-home.zip"

    answers = [amina_client.get(address).status_code for _ in range(MOST_FOLDERS + 1)]

    assert answers == [200] * MOST_FOLDERS + [302]
    assert "Wait a minute" in amina_client.get(lesson.get_absolute_url()).content.decode()
