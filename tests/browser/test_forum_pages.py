"""Every page of the forum at the widths of a phone and of a desk: nothing makes it scroll sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from learning.models import User
from tests.browser.actions import enter
from tests.browser.conftest import DESK, PHONE
from tests.browser.forum_actions import too_wide
from tests.browser.forum_sample import make_forum
from tests.builders import make_course

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_no_page_scrolls_sideways(open_context: Callable[..., BrowserContext], moyo: User) -> None:
    sample = make_forum(moyo, make_course("Blockchain from zero", lessons=1).lessons.get())
    visits = {
        "visitor": (open_context().new_page(), sample.public),
        "learner": (enter(open_context, sample.amina), sample.learner),
        "moderator": (enter(open_context, moyo), sample.moderator),
    }
    found = {}
    for who, (page, paths) in visits.items():
        for name, path in paths.items():
            page.goto(path)
            found[f"{who}: {name}"] = _widths(page)
            for number, menu in enumerate(page.locator("main details.menu").all()):
                menu.evaluate("menu => { menu.open = true; }")
                found[f"{who}: {name}, menu {number}"] = _widths(page)
                menu.evaluate("menu => { menu.open = false; }")
    assert {name: wide for name, wide in found.items() if wide} == {}
    assert len(found) > len(sample.public) + len(sample.learner) + len(sample.moderator)


def _widths(page: Page) -> list[str]:
    wide = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        wide += too_wide(page)
    return wide
