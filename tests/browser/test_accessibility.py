"""axe-core over every page, as a visitor and as a learner, in light and in dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from learning.models import Lesson, User
from tests.browser.actions import enter, make_practice_wallet_and_sign_in, read_lesson
from tests.browser.conftest import PHONE
from tests.browser.forum_sample import make_forum

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark nothing differs but the colours.
COLOURS = ["color-contrast", "link-in-text-block"]
COURSE = "/courses/blockchain-from-zero/"
PUBLIC = [
    "/",
    "/courses/",
    "/courses/?q=nothing-has-this-word",
    COURSE,
    "/courses/your-first-wallet-kept-safe/",
    COURSE + "what-is-a-ledger/",
    COURSE + "check-ledgers-and-hashes/",
    "/signin/",
    "/achievements/",
    "/leaderboard/",
    "/faucet/",
    "/verify/",
    "/community/",
    "/community/?show=solved",
    "/no-such-page/",
]
LEARNERS = [
    "/dashboard/",
    "/xp/",
    "/faucet/",
    "/transactions/",
    "/certificates/",
    "/account/",
    "/community/",
    "/community/new/",
    "/notifications/",
    "/notifications/choices/",
    COURSE,
    COURSE + "what-is-a-ledger/",
    COURSE + "check-ledgers-and-hashes/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(scheme: str, open_context: Callable[..., BrowserContext]) -> None:
    # axe is injected, which the site's own policy rightly forbids to anyone else.
    context = open_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    rules = COLOURS if scheme == "dark" else RULES
    found = {path: _violations(page, path, rules) for path in PUBLIC}

    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    page.goto(COURSE)
    page.get_by_role("button", name="Enrol").click()
    read_lesson(page)
    found |= {f"{path} (signed in)": _violations(page, path, rules) for path in LEARNERS}

    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_no_page_of_the_forum_has_a_violation(
    scheme: str, open_context: Callable[..., BrowserContext], moyo: User
) -> None:
    sample = make_forum(moyo, Lesson.objects.filter(course__slug=COURSE.split("/")[2])[0])
    eyes: dict[str, Any] = {
        "viewport": PHONE,
        "color_scheme": scheme,
        "bypass_csp": True,
        "reduced_motion": "reduce",
    }
    rules = COLOURS if scheme == "dark" else RULES
    visits = {
        "visitor": (open_context(**eyes).new_page(), sample.public),
        "learner": (enter(open_context, sample.amina, **eyes), sample.learner),
        "moderator": (enter(open_context, moyo, **eyes), sample.moderator),
    }
    found = {
        f"{who}: {name}": _violations(page, path, rules)
        for who, (page, paths) in visits.items()
        for name, path in paths.items()
    }
    page, _ = visits["moderator"]
    page.goto(sample.thread.get_absolute_url())
    page.get_by_role("link", name="Answer thabo").first.click()
    # As fast as people type: htmx listens a moment after the form has appeared.
    page.get_by_role("textbox", name="Your answer to thabo").press_sequentially("I *wonder*, @am", delay=30)
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("region", name="Preview").first).to_be_visible()
    found["moderator: mentioning somebody"] = complaints(page, rules)
    page.keyboard.press("Escape")
    page.get_by_text("How to write code, lists and links").first.click()
    page.get_by_role("article", name="The question").locator("summary", has_text="Moderate").click()
    found["moderator: answering, with a menu open"] = complaints(page, rules)

    assert {place: problems for place, problems in found.items() if problems} == {}


def _violations(page: Page, path: str, rules: list[str]) -> list[str]:
    page.goto(path)
    return complaints(page, rules)


def complaints(page: Page, rules: list[str] = RULES) -> list[str]:
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {rules}}})")
    return [f"{item['id']}: {node['html'][:120]}" for item in result["violations"] for node in item["nodes"]]
