"""An attempt that a worker grades: its page turns into the result by itself, or by a link without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from learning.attempts.grading import grade_attempt
from learning.models import QuizAttempt, User
from tests.browser.actions import enter
from tests.builders import make_course, make_enrolment, make_lesson
from tests.quizzes import right_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def waiting(amina: User) -> QuizAttempt:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    quiz = make_lesson(course, "quiz")
    return QuizAttempt.objects.create(
        user=amina,
        lesson=quiz,
        course=course,
        answers=right_answers(quiz.content),
        status="waiting",
        passing_score=70,
    )


def test_the_result_comes_by_itself(
    open_context: Callable[..., BrowserContext], amina: User, waiting: QuizAttempt
) -> None:
    page = enter(open_context, amina)
    page.goto(f"{waiting.lesson.get_absolute_url()}?attempt={waiting.pk}")
    expect(page.get_by_role("heading", name="We are checking your work")).to_be_visible()
    grade_attempt(attempt_id=waiting.pk)
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    expect(page.locator("#level-chip")).to_contain_text("30 XP")
    assert page.url.endswith(f"?attempt={waiting.pk}")


def test_without_scripts_the_link_leads_to_the_result(
    open_context: Callable[..., BrowserContext], amina: User, waiting: QuizAttempt
) -> None:
    page = enter(open_context, amina, java_script_enabled=False)
    page.goto(f"{waiting.lesson.get_absolute_url()}?attempt={waiting.pk}")
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("heading", name="We are checking your work")).to_be_visible()
    grade_attempt(attempt_id=waiting.pk)
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    expect(page.get_by_text("+30 XP")).to_be_visible()
