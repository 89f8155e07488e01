"""The search of the whole school in a real browser: results while one types, reached with the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from learning.models import User
from tests.builders import make_course, make_discussion

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_results_come_while_one_types_and_the_address_leads_back_to_them(page: Page, amina: User) -> None:
    make_course("Keeping giraffes", lessons=0)
    make_discussion(amina, title="我的长颈鹿丢了")
    page.goto("/search/")
    box = page.get_by_role("searchbox", name="Search the school")
    expect(box).to_be_focused()
    page.keyboard.type("giraf")
    hit = page.get_by_role("link", name="Keeping giraffes")
    expect(hit.locator("mark")).to_have_text("giraffes")
    expect(page.locator("#announcer")).to_contain_text("Courses: 1")
    box.fill("长颈鹿")
    expect(hit).to_have_count(0)
    expect(page.locator("#results mark")).to_have_text("长颈鹿")
    page.reload()
    expect(page.locator("#results mark")).to_have_text("长颈鹿")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
