"""Completing an @name while writing, by keyboard, mouse and touch (static/js/composer.js)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from learning.models import User
from tests.browser.actions import enter
from tests.browser.conftest import PHONE
from tests.builders import make_discussion, make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

Open = Callable[..., BrowserContext]


@pytest.fixture
def writer() -> User:
    """Among people whose names begin alike."""
    for name in ("amina", "amos", "Amara"):
        make_user(name)
    make_user("amadou", profile_public=False)
    return make_user("writer")


def open_thread(writer: User, open_context: Open, **options: object) -> Page:
    page = enter(open_context, writer, **options)
    page.goto(make_discussion(make_user("asker")).get_absolute_url())
    return page


def text_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your answer")


def test_a_name_is_chosen_by_arrows_and_taken_by_enter(writer: User, open_context: Open) -> None:
    page = open_thread(writer, open_context)
    text, options = text_of(page), page.get_by_role("option")
    text.press_sequentially("Ask @am")
    expect(options).to_have_count(3)
    expect(page.get_by_role("listbox", name="@am")).to_be_visible()
    assert [option.inner_text().split()[-1] for option in options.all()] == ["Amara", "amina", "amos"]
    expect(page.locator("#announcer")).to_have_text("Amara, amina, amos")
    expect(text).to_have_attribute("aria-activedescendant", "composer-person-0")
    expect(text).to_have_attribute("aria-controls", "composer-people")

    text.press("ArrowDown")
    expect(text).to_have_attribute("aria-activedescendant", "composer-person-1")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(0)).to_have_attribute("aria-selected", "false")
    text.press("ArrowUp")
    text.press("ArrowUp")
    expect(text).to_have_attribute("aria-activedescendant", "composer-person-2")
    text.press("Enter")
    expect(text).to_have_value("Ask @amos ")
    expect(text).to_be_focused()
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(text).not_to_have_attribute("aria-activedescendant", "composer-person-2")
    expect(page.locator(".preview-text .mention")).to_have_attribute("href", re.compile(r"/people/\d+/"))


def test_tab_takes_escape_closes_and_without_a_list_both_do_what_they_always_do(
    writer: User, open_context: Open
) -> None:
    page = open_thread(writer, open_context)
    text, listbox = text_of(page), page.get_by_role("listbox")
    text.press_sequentially("@AM")
    expect(listbox).to_be_visible()
    text.press("Escape")
    expect(listbox).to_have_count(0)
    expect(text).to_have_value("@AM")
    text.press_sequentially("i")
    expect(listbox).to_be_visible()
    text.press("Tab")
    expect(text).to_have_value("@amina ")
    text.press("Enter")
    expect(text).to_have_value("@amina \n")
    text.press("Tab")
    expect(text).not_to_be_focused()


def test_in_the_middle_of_a_text_only_the_name_is_replaced(writer: User, open_context: Open) -> None:
    page = open_thread(writer, open_context)
    text = text_of(page)
    text.fill("Before  after")
    text.evaluate("text => text.setSelectionRange(7, 7)")
    text.press_sequentially("@amo")
    expect(page.get_by_role("option")).to_have_count(1)
    text.press("Enter")
    expect(text).to_have_value("Before @amos  after")
    assert text.evaluate("text => text.selectionStart") == len("Before @amos ")


@pytest.mark.parametrize("words", ["@zzz", "mail@am", "`x/@am", "@am ", "no name"])
def test_where_no_name_is_meant_nothing_opens(writer: User, open_context: Open, words: str) -> None:
    page = open_thread(writer, open_context)
    text_of(page).press_sequentially(words)
    page.wait_for_timeout(400)
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_it_goes_when_the_caret_or_the_focus_goes(writer: User, open_context: Open) -> None:
    page = open_thread(writer, open_context)
    text, listbox = text_of(page), page.get_by_role("listbox")
    text.press_sequentially("@am")
    expect(listbox).to_be_visible()
    text.press("ArrowLeft")
    expect(listbox).to_have_count(0)
    text.press("End")
    text.press_sequentially("a")
    expect(listbox).to_be_visible()
    text.blur()
    expect(listbox).to_have_count(0)


def test_a_finger_takes_a_name(writer: User, open_context: Open) -> None:
    page = open_thread(writer, open_context, viewport=PHONE, has_touch=True)
    text = text_of(page)
    text.tap()
    text.press_sequentially("@am")
    option = page.get_by_role("option", name="amina")
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"]
    written = text.bounding_box()
    assert written is not None
    assert written["y"] + written["height"] <= box["y"] <= PHONE["height"] - box["height"]
    option.tap()
    expect(text).to_have_value("@amina ")
    expect(text).to_be_focused()


def test_a_server_that_is_away_disturbs_nobody(writer: User, open_context: Open) -> None:
    page = open_thread(writer, open_context)
    page.route("**/community/people/**", lambda route: route.abort())
    text_of(page).press_sequentially("@am and on")
    page.wait_for_timeout(300)
    expect(text_of(page)).to_have_value("@am and on")
