"""Answering a quiz by hand: putting items in order by mouse, finger, keys and numbers; going on where one stopped."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from learning.models import Lesson, User
from tests.browser.actions import enter, hand_in
from tests.browser.conftest import PHONE
from tests.builders import make_course, make_enrolment, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]
QUESTION = "q-life-of-a-transfer"


@pytest.fixture
def quiz(amina: User) -> Lesson:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    return make_lesson(course, "quiz")


def rows(page: Page) -> Locator:
    return page.locator(".order-row")


def shown(page: Page) -> list[tuple[str, str]]:
    """Each item's place and its text, from above."""
    script = "rows => rows.map(row => [row.querySelector('select').value, row.querySelector('[id]').innerText.trim()])"
    pairs: list[list[str]] = rows(page).evaluate_all(script)
    return [(place, text) for place, text in pairs]


def texts(page: Page) -> list[str]:
    return [text for _place, text in shown(page)]


def test_items_are_put_in_order_by_buttons_numbers_mouse_and_finger(
    open_context: Callable[..., BrowserContext], amina: User, quiz: Lesson
) -> None:
    page = enter(open_context, amina, viewport=PHONE, has_touch=True)
    page.goto(quiz.get_absolute_url())
    first, second, third, fourth = texts(page)

    # By a button, as often as one likes; the others take the numbers that are left.
    down = rows(page).filter(has_text=first).get_by_role("button", name="Move down")
    down.focus()
    page.keyboard.press("Enter")
    expect(rows(page).nth(1)).to_contain_text(first)
    assert shown(page) == [("1", second), ("2", first), ("3", third), ("4", fourth)]
    expect(page.locator("#announcer")).to_have_text(f"{first}: 2 / 4")
    page.keyboard.press("Enter")
    assert texts(page) == [second, third, first, fourth]
    expect(down).to_be_focused()

    # By a number that another item has: they change places.
    select = rows(page).filter(has_text=fourth).get_by_role("combobox")
    select.focus()
    select.select_option("1")
    assert shown(page) == [("1", fourth), ("2", third), ("3", first), ("4", second)]
    expect(select).to_be_focused()

    # By mouse, with the grip, and by finger.
    _drag(page, rows(page).nth(3), rows(page).nth(0))
    assert shown(page) == [("1", second), ("2", fourth), ("3", third), ("4", first)]
    _drag_by_finger(page, rows(page).nth(0), rows(page).nth(2))
    assert texts(page) == [fourth, third, second, first]

    # It is a draft like every answer, and what is sent.
    page.reload()
    assert shown(page) == [("1", fourth), ("2", third), ("3", second), ("4", first)]
    still_open = page.locator(f".question:not(#{QUESTION.replace('q-', 'question-')})").first
    expect(still_open.locator("input[name^=q-]").first).to_be_focused()
    hand_in(page)
    expect(page.get_by_text("Some questions are still open", exact=True)).to_be_visible()
    expect(rows(page).first).to_contain_text(fourth)
    assert shown(page) == [("1", fourth), ("2", third), ("3", second), ("4", first)]
    expect(still_open.locator("input[name^=q-]").first).to_be_focused()
    expect(still_open).to_be_in_viewport()


def test_a_number_taken_before_all_have_one_goes_over_and_leaves_the_other_open(
    open_context: Callable[..., BrowserContext], amina: User, quiz: Lesson
) -> None:
    page = enter(open_context, amina)
    page.goto(quiz.get_absolute_url())
    places = page.locator(f"select[name^={QUESTION}]")
    for index, place in ((0, "2"), (1, "2")):
        places.nth(index).focus()
        places.nth(index).select_option(place)
    values: list[Any] = places.evaluate_all("lists => lists.map(list => list.value)")
    assert values == ["", "2", "", ""]


def _drag(page: Page, row: Locator, onto: Locator) -> None:
    onto.scroll_into_view_if_needed()
    row.scroll_into_view_if_needed()
    start, end = row.locator("[data-grip]").bounding_box(), onto.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] / 2, steps=8)
    page.mouse.move(end["x"] + 8, end["y"] + 2, steps=3)
    page.mouse.up()


def _drag_by_finger(page: Page, row: Locator, onto: Locator) -> None:
    start, end = row.locator("[data-grip]").bounding_box(), onto.bounding_box()
    assert start
    assert end
    x, y, bottom = start["x"] + 8, start["y"] + 8, end["y"] + end["height"] - 2
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        point = {"x": x, "y": y + (bottom - y) * step / 12}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
