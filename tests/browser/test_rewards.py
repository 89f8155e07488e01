"""What is earned, seen and taken back: badges, levels, boards, one's data and one's account."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from gamification.leaderboard.refresh import refresh_leaderboard
from learning.models import User
from tests.browser.actions import make_practice_wallet_and_sign_in, read_lesson
from tests.builders import make_award

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

COURSE = "/courses/blockchain-from-zero/"


@pytest.fixture
def learner(page: Page) -> User:
    """Signed in and enrolled, on the first lesson."""
    call_command("load_achievements", verbosity=0)
    page.goto("/signin/")
    address = make_practice_wallet_and_sign_in(page)
    page.goto(COURSE)
    page.get_by_role("button", name="Enrol").click()
    return User.objects.get(evm_address=address)


def test_the_first_lesson_earns_first_steps_and_the_gallery_shows_the_way_to_the_next(
    page: Page, learner: User
) -> None:
    read_lesson(page)
    expect(page.get_by_text("New badge: First Steps", exact=True)).to_be_visible()
    expect(page.locator("#level-chip")).to_contain_text("30 XP")
    page.goto("/achievements/")
    expect(page.get_by_text("1 of 10 lessons")).to_be_visible()
    page.goto(f"/learners/{learner.username}/badges/first-steps/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("First Steps")


def test_reaching_a_level_is_said_where_it_happens(page: Page, learner: User) -> None:
    make_award(learner, 395)
    read_lesson(page)
    expect(page.locator("#lesson-body").get_by_text("You reached level 2")).to_be_visible()
    expect(page.locator("#level-chip")).to_contain_text("Level 2")


def test_a_board_shows_a_learner_after_its_refresh_and_not_a_moment_after_they_opt_out(
    page: Page, learner: User
) -> None:
    read_lesson(page)
    expect(page.get_by_role("heading", name="Lesson done")).to_be_visible()
    page.goto("/leaderboard/?period=week")
    expect(page.get_by_role("heading", name="Leaderboard")).to_be_visible()
    expect(page.locator("#board").get_by_text(learner.username)).to_have_count(0)
    refresh_leaderboard()
    page.reload()
    expect(page.locator("#board").get_by_role("link", name=learner.username)).to_be_visible()

    page.goto("/account/")
    page.get_by_label("Show me on the leaderboards").uncheck()
    page.get_by_role("button", name="Save").nth(1).click()
    for period in ("week", "month", "all"):
        page.goto(f"/leaderboard/?period={period}")
        expect(page.locator("#board").get_by_text(learner.username)).to_have_count(0)


def test_ones_data_can_be_taken_along_and_ones_account_deleted(page: Page, learner: User, tmp_path: Path) -> None:
    read_lesson(page)
    expect(page.get_by_role("heading", name="Lesson done")).to_be_visible()
    page.goto("/account/")
    with page.expect_download() as waiting:
        page.get_by_text("Download my data").click()
    waiting.value.save_as(tmp_path / "me.json")
    taken = json.loads((tmp_path / "me.json").read_text())
    assert learner.username in json.dumps(taken)
    assert "lesson_completed" in json.dumps(taken)

    page.get_by_text("What goes, what stays, and how").click()
    page.get_by_label("name", exact=False).last.fill(learner.username)
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert not User.objects.filter(pk=learner.pk).exists()
