"""A code lesson in a browser: on a phone, by keyboard, without JavaScript, on a wide screen, to a screen reader."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, Request, expect

from benchmarks.harness.client import sign_in
from learning.attempts.grading import grade_attempt
from learning.code.tests.code_lessons import ADDS, REFUSES, TELLS, pot, pot_source, word_count_source
from learning.models import CodeWork, Lesson, LessonCompletion, QuizAttempt, User
from tests.browser.actions import enter
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_interactives import tab_to, too_wide
from tests.browser.test_weight import weigh
from tests.builders import make_course, make_enrolment, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

AXE: Final = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES: Final = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
FORGETS: Final = "def count_of(names, name):\n    return len(names)\n"
Contexts = Callable[..., BrowserContext]


@pytest.fixture
def solidity(amina: User) -> Lesson:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    return make_lesson(course, "code_editor", title="Take money in", content=pot_source())


@pytest.fixture
def python(solidity: Lesson) -> Lesson:
    return make_lesson(solidity.course, "code_editor", title="Count names", content=word_count_source())


@pytest.mark.usefixtures("worker")
def test_a_wrong_contract_is_told_why_and_mended_on_a_phone(
    open_context: Contexts, amina: User, solidity: Lesson
) -> None:
    page = enter(open_context, amina, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    page.goto(solidity.get_absolute_url())
    found["the lesson"] = complaints(page)

    page.get_by_label("Your code").fill(written(solidity, REFUSES, "total = msg.value;", TELLS))
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    # The worker, the compiler and the chain are the real ones.
    expect(page.get_by_role("heading", name="Not yet")).to_be_focused()
    told = page.locator(".found")
    expect(told).to_contain_text("After two payments")
    expect(told).to_contain_text("total()")
    found["not yet"] = complaints(page)

    page.get_by_role("button", name="Show me a hint").click()
    expect(page.locator(".hints li:focus")).to_have_text("What came with the call?")
    expect(page.get_by_text("is what came.")).to_be_hidden()
    found["a hint"] = complaints(page)

    page.get_by_label("Your code").fill(written(solidity, REFUSES, ADDS, TELLS))
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="You passed")).to_be_focused()
    expect(page.get_by_text("+10 XP")).to_be_visible()
    expect(page.get_by_text("Gas that yours used")).to_be_visible()
    expect(page.get_by_role("link", name="Download the folder")).to_be_visible()
    found["passed"] = complaints(page)
    assert {place: problems for place, problems in found.items() if problems} == {}
    assert LessonCompletion.objects.filter(user=amina, lesson=solidity).exists()


def test_by_keyboard_alone(open_context: Contexts, amina: User, python: Lesson) -> None:
    page = enter(open_context, amina, viewport=PHONE)
    page.goto(python.get_absolute_url())
    replace_by_keyboard(page, FORGETS)
    press(page, "Hand in")
    checked(page)
    expect(page.get_by_role("heading", name="Not yet")).to_be_focused()
    press(page, "Show me a hint")
    expect(page.locator(".hints li:focus")).to_have_text("Go through the list.")
    replace_by_keyboard(page, right(python))
    press(page, "Hand in")
    checked(page)
    expect(page.get_by_role("heading", name="You passed")).to_be_focused()


def test_without_javascript_by_typing_and_by_pieces(open_context: Contexts, amina: User, python: Lesson) -> None:
    page = enter(open_context, amina, viewport=PHONE, java_script_enabled=False)
    page.goto(python.get_absolute_url())
    page.get_by_label("Your code").fill(FORGETS)
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Your draft is saved.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    checked(page)
    expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
    expect(page.get_by_text("It counts each name.").first).to_be_visible()
    page.get_by_role("button", name="Show me a hint").click()
    expect(page.get_by_text("Go through the list.")).to_be_visible()

    page.get_by_role("button", name="Put it together from pieces instead").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Some gaps are still empty")).to_be_visible()
    words = python.content["variants"][CodeWork.objects.get().variant]
    page.get_by_label("Gap 1 of 2").select_option(label=f"len(name) > {words['most']}")
    page.get_by_label("Gap 2 of 2").select_option(label="len([each for each in names if each == name])")
    assert too_wide(page) == []
    page.get_by_role("button", name="Hand in").click()
    checked(page)
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()


def test_a_draft_outlives_the_page_the_device_and_the_session(
    open_context: Contexts, amina: User, python: Lesson
) -> None:
    page = enter(open_context, amina, viewport=PHONE)
    page.goto(python.get_absolute_url())
    page.get_by_label("Your code").fill("def count_of(names, name):\n    # one\n")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your code")).to_have_value("def count_of(names, name):\n    # one\n")

    elsewhere = enter(open_context, amina)
    elsewhere.goto(python.get_absolute_url())
    expect(elsewhere.locator("#source")).to_have_value("def count_of(names, name):\n    # one\n")

    Session.objects.all().delete()
    page.get_by_label("Your code").fill("def count_of(names, name):\n    # two\n")
    expect(page.get_by_text("Not saved: you are signed out.")).to_be_visible()
    again = enter_again(page, amina)
    again.goto(python.get_absolute_url())
    expect(again.get_by_label("Your code")).to_have_value("def count_of(names, name):\n    # two\n")

    again.locator("summary", has_text="Start over").click()
    again.get_by_role("button", name="Throw my draft away").click()
    expect(again.get_by_label("Your code")).to_have_value("def count_of(names, name):\n    pass\n")
    again.reload()
    expect(again.get_by_label("Your code")).to_have_value("def count_of(names, name):\n    pass\n")


def test_what_waits_tells_its_place_and_is_taken_back(open_context: Contexts, amina: User, python: Lesson) -> None:
    page = enter(open_context, amina, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    page.goto(python.get_absolute_url())
    page.get_by_label("Your code").fill(FORGETS)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Yours is next")).to_be_visible()
    assert complaints(page) == []
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("it counts for nothing")).to_be_visible()
    expect(page.get_by_label("Your code")).to_have_value(FORGETS)
    assert not QuizAttempt.objects.exists()


def test_a_solution_says_its_price_first(open_context: Contexts, amina: User, python: Lesson) -> None:
    page = enter(open_context, amina, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    page.goto(python.get_absolute_url())
    page.get_by_label("Your code").fill(FORGETS)
    page.get_by_role("button", name="Hand in").click()
    checked(page)
    for name in ("a hint", "a second hint", "the last hint"):
        page.get_by_role("button", name=f"Show me {name}").click()
    page.get_by_role("link", name="See what a solution costs").click()
    expect(page.get_by_text("it gives 5 XP")).to_be_visible()
    assert complaints(page) == []
    page.get_by_role("button", name="Show me the solution").click()
    expect(page.get_by_text("raise ValueError(name)")).to_be_visible()
    assert complaints(page) == []
    page.get_by_role("link", name="On to my new numbers").click()
    expect(page.get_by_label("Your code")).to_have_value("def count_of(names, name):\n    pass\n")


def test_on_a_wide_screen_mistakes_are_marked_in_the_editor(
    open_context: Contexts, amina: User, solidity: Lesson
) -> None:
    page = enter(open_context, amina, viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda request: note(asked, request))
    page.goto(solidity.course.lessons.all()[0].get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "codemirror" in url or "code" in url.rpartition("/js/")[2]] == []
    page.goto(solidity.get_absolute_url())
    editor = page.locator(".cm-content")
    expect(editor).to_be_visible()
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(written(solidity, "totl += msg.value;"))
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    checked(page)
    expect(page.get_by_role("heading", name="It did not compile")).to_be_focused()
    expect(page.locator(".cm-mistake").first).to_contain_text("totl")
    page.get_by_role("link", name="Line 11").first.click()
    expect(editor).to_be_focused()


def test_a_first_visit_stays_within_its_budget_and_a_phone_loads_no_editor(
    open_context: Contexts, amina: User, solidity: Lesson
) -> None:
    weigh(open_context(viewport=PHONE).new_page(), solidity.get_absolute_url())
    page = enter(open_context, amina, viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda request: note(asked, request))
    page.goto(solidity.get_absolute_url(), wait_until="networkidle")
    assert any("/js/code." in url for url in asked)
    assert [url for url in asked if "codemirror" in url or "code_editor" in url] == []


def note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def checked(page: Page) -> None:
    """The attempt that waits is graded in the real box, in this process; without JavaScript one looks again."""
    expect(page.get_by_role("heading", name="We are checking your work")).to_be_visible()
    grade_attempt(attempt_id=QuizAttempt.objects.waiting().get().pk)
    if not page.evaluate("'js' in document.documentElement.dataset"):
        page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("heading", name="We are checking your work")).to_be_hidden()


def replace_by_keyboard(page: Page, source: str) -> None:
    """Into the plain field of a phone; the editor keeps the indent of the line before."""
    tab_to(page, "document.activeElement.id === 'source'")
    page.keyboard.press("Control+A")
    for number, line in enumerate(source.rstrip("\n").split("\n")):
        if number:
            page.keyboard.press("Enter")
            page.keyboard.press("Shift+Home")
        page.keyboard.insert_text(line)


def press(page: Page, name: str) -> None:
    tab_to(page, f"document.activeElement.textContent.trim() === '{name}'")
    page.keyboard.press("Enter")


def enter_again(page: Page, person: User) -> Page:
    """The same tab, signed in once more."""
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": sign_in(person), "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])
    return page


def written(lesson: Lesson, *lines: str) -> str:
    """The pot with these lines, in the learner's variant."""
    words = lesson.content["variants"][CodeWork.objects.get(lesson=lesson).variant]
    return pot(*lines).replace("<<cap>>", str(words["cap"]))


def right(lesson: Lesson) -> str:
    words = lesson.content["variants"][CodeWork.objects.get(lesson=lesson).variant]
    return str(lesson.content["reference"]).replace("<<most>>", str(words["most"]))


def complaints(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    broken = [f"{rule['id']}: {node['html'][:120]}" for rule in result["violations"] for node in rule["nodes"]]
    return broken + too_wide(page)
