"""Two small code lessons in a course that Amina has begun: a pot in Solidity, and counting in Python."""

import pytest

from learning.code.tests.code_lessons import pot_source, word_count_source
from learning.models import Course, Lesson, User
from tests.builders import make_course, make_enrolment, make_lesson


@pytest.fixture
def code_course(amina: User) -> Course:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    return course


@pytest.fixture
def pot(code_course: Course) -> Lesson:
    return make_lesson(code_course, "code_editor", title="Take money in", slug="pot", content=pot_source())


@pytest.fixture
def count(code_course: Course) -> Lesson:
    return make_lesson(code_course, "code_editor", title="Count names", slug="count", content=word_count_source())
