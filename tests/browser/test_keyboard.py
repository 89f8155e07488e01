"""The same way with the keyboard alone: Tab, Space, Enter, arrows and letters."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from learning.lesson_types.text import TextLesson
from learning.models import Course, Lesson
from tests.browser.actions import asked_in, lesson_at, number_typed, questions_asked

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

MOST_TABS = 120


def test_a_learner_signs_in_reads_and_answers_without_a_mouse(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    _go_to(page, "Make a practice wallet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/signin/")
    _go_to(page, "Make a practice wallet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign in with the practice wallet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    _go_to(page, "Sign")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dashboard/")

    course = Course.objects.get(slug="blockchain-from-zero")
    page.goto(course.get_absolute_url())
    _go_to(page, "Enrol")
    page.keyboard.press("Enter")
    page.wait_for_url("**/what-is-a-ledger/")
    _read_by_keyboard(page, lesson_at(page))
    expect(page.get_by_role("heading", name="Lesson done")).to_be_focused()

    quiz = Lesson.objects.filter(course=course, lesson_type="quiz").first()
    assert quiz is not None
    page.goto(quiz.get_absolute_url())
    _answer_by_keyboard(page, questions_asked(quiz))
    _go_to(page, "Check my answers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You passed")).to_be_focused()


def _go_to(page: Page, name: str) -> None:
    """Press Tab until the control called `name` has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            return
    raise AssertionError(f"Tab never reached “{name}”.")


def _read_by_keyboard(page: Page, lesson: Lesson) -> None:
    """After each step, the heading of the next one has the focus, or what is said about an answer."""
    steps = TextLesson().steps(lesson.content)
    for step in steps:
        if step != steps[0]:
            expect(page.locator(f"#{step['id']}")).to_be_focused()
        if question := asked_in(lesson, step):
            _answer_by_keyboard(page, [question])
            _go_to(page, "Check my answer")
            page.keyboard.press("Enter")
            if step != steps[-1]:
                expect(page.get_by_text("✓ Right", exact=True)).to_be_focused()
        if step != steps[-1] or not step["check"]:
            _go_to(page, "I have read this" if step == steps[-1] else "Next")
            page.keyboard.press("Enter")


def _answer_by_keyboard(page: Page, questions: list[dict[str, Any]]) -> None:
    for question in questions:
        match question["kind"]:
            case "single":
                right = next(option["id"] for option in question["options"] if option.get("correct"))
                _pick_radio(page, f"q-{question['id']}", right)
            case "true_false":
                _pick_radio(page, f"q-{question['id']}", "true" if question["answer"] else "false")
            case "multiple":
                for option in question["options"]:
                    _tab_to(page, f"q-{question['id']}", option["id"])
                    if option.get("correct"):
                        page.keyboard.press("Space")
            case "numeric":
                _tab_to(page, f"q-{question['id']}")
                page.keyboard.type(number_typed(question))
            case "ordering":
                places = {item["id"]: place for place, item in enumerate(question["items"], start=1)}
                for _ in places:
                    name = _tab_to_a_place(page, f"q-{question['id']}-")
                    page.keyboard.type(str(places[name]))


def _tab_to_a_place(page: Page, prefix: str) -> str:
    """The item whose list of places is reached next, past the buttons that move the one before."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        name = str(page.evaluate("document.activeElement.name"))
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    raise AssertionError(f"Tab never reached a place of {prefix}.")


def _tab_to(page: Page, name: str, value: str = "") -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate("[document.activeElement.name, document.activeElement.value]")
        if focused[0] == name and (not value or focused[1] == value):
            return
    raise AssertionError(f"Tab never reached the field {name}.")


def _pick_radio(page: Page, name: str, value: str) -> None:
    """Tab enters a group of radio buttons once; the arrows choose within it."""
    _tab_to(page, name)
    page.keyboard.press("Space")
    for _ in range(10):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"No arrow reached {value} in {name}.")
