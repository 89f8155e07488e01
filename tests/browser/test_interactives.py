"""Every interactive lesson in a browser: on a phone, by keyboard alone, without JavaScript, and to a screen reader."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from learning.interactives import INTERACTIVES
from learning.interactives.reading import NONE, place_field
from learning.interactives.screen import Choice, Field, Order, Several
from learning.lesson_types import compile_content
from learning.models import Lesson, User
from tests.browser.actions import enter, play_interactive, steps_of
from tests.browser.conftest import PHONE
from tests.builders import make_course, make_enrolment, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WORDS = {"goal": "Do it.", "steps": "Look, then **do**.", "hints": ["One.", "Two.", "Three."], "debrief": "Done."}
MOST_TABS = 80


@pytest.fixture
def lessons(amina: User) -> list[Lesson]:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    contents = [compile_content("interactive", WORDS | {"model": name}) for name in sorted(INTERACTIVES)]
    return [make_lesson(course, "interactive", content=content) for content in contents]


def test_by_keyboard_alone_on_a_phone_and_clean_for_a_screen_reader(
    open_context: Callable[..., BrowserContext], amina: User, lessons: list[Lesson]
) -> None:
    # axe is injected, which the site's own policy rightly forbids to anyone else.
    page = enter(open_context, amina, viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for lesson in lessons:
        page.goto(lesson.get_absolute_url())
        for number, (fields, move) in enumerate(steps_of(lesson, slips=1)):
            turn = page.locator("[name=turn]").input_value()
            found[f"{lesson.content['model']} {number}"] = too_wide(page) + (
                [] if is_like(page, seen) else complaints(page)
            )
            for field in fields:
                type_in(page, field, move[field.name])
            tab_to(page, "document.activeElement.matches('.screen [type=submit]')")
            page.keyboard.press("Enter")
            expect(page.locator(f"[name=turn][value='{turn}']")).to_have_count(0)
        expect(page.get_by_role("heading", name="You passed")).to_be_focused()
        found[f"{lesson.content['model']}, the result"] = too_wide(page)
    found["a result"] = complaints(page)
    assert {place: problems for place, problems in found.items() if problems} == {}


def test_without_javascript_it_is_a_form(
    open_context: Callable[..., BrowserContext], amina: User, lessons: list[Lesson]
) -> None:
    page = enter(open_context, amina, viewport=PHONE, java_script_enabled=False)
    for lesson in lessons:
        page.goto(lesson.get_absolute_url())
        play_interactive(page, lesson)
        expect(page.get_by_role("heading", name="You passed")).to_be_visible()


def test_hints_come_one_by_one(open_context: Callable[..., BrowserContext], amina: User, lessons: list[Lesson]) -> None:
    page = enter(open_context, amina, viewport=PHONE)
    page.goto(lessons[0].get_absolute_url())
    expect(page.get_by_text("A second hint")).to_be_hidden()
    page.get_by_text("A hint", exact=True).click()
    expect(page.get_by_text("One.")).to_be_visible()
    expect(page.get_by_text("Two.")).to_be_hidden()
    page.get_by_text("A second hint").click()
    expect(page.get_by_text("Two.")).to_be_visible()


def type_in(page: Page, field: Field, value: Any) -> None:
    """With the Tab key, arrows and what is typed."""
    if isinstance(field, Order):
        for place, item in enumerate(value, start=1):
            tab_to(page, f"document.activeElement.name === '{place_field(field.name, item)}'")
            page.keyboard.type(str(place))
    elif isinstance(field, Choice):
        tab_to(page, f"document.activeElement.name === '{field.name}'")
        page.keyboard.press("Space")
        for _one in field.choices:
            if page.evaluate("document.activeElement.value") == value:
                return
            page.keyboard.press("ArrowDown")
    elif isinstance(field, Several):
        for item in value or [NONE]:
            tab_to(page, f"document.activeElement.name === '{place_field(field.name, item)}'")
            page.keyboard.press("Space")
    else:
        tab_to(page, f"document.activeElement.name === '{field.name}'")
        page.keyboard.press("Control+A")
        page.keyboard.type(value)


def tab_to(page: Page, is_there: str) -> None:
    for _number in range(MOST_TABS):
        if page.evaluate(is_there):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to where {is_there}")


def is_like(page: Page, seen: set[str]) -> bool:
    """Whether a screen made of the same parts was looked at before: axe takes its time, and finds the same again."""
    parts = (
        "[...document.querySelector('.screen').querySelectorAll('*')].map((one) => `${one.tagName} ${one.className}`)"
    )
    made_of: str = page.evaluate(f"[...new Set({parts})].sort().join()")
    is_known = made_of in seen
    seen.add(made_of)
    return is_known


def complaints(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    return [f"{item['id']}: {node['html'][:120]}" for item in result["violations"] for node in item["nodes"]]


def too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [] if wide <= PHONE["width"] else [f"{wide} pixels wide"]
