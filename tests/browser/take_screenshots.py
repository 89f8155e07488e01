"""The pictures under docs/screenshots/, taken from the real site: `make screenshots`."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from gamification.tasks import refresh_leaderboard
from learning.models import Lesson, User
from tests.browser.conftest import DESK, PHONE
from tests.browser.deeds import fill_quiz, hand_in, make_practice_wallet_and_sign_in, read_lesson
from tests.builders import make_award, make_user

FOLDER = Path(settings.BASE_DIR) / "docs" / "screenshots"
COURSE = "/courses/blockchain-from-zero/"
QUIZ = COURSE + "check-ledgers-and-hashes/"


@pytest.mark.usefixtures("library")
def test_take_screenshots(open_context: Callable[..., BrowserContext]) -> None:
    call_command("load_achievements", verbosity=0)
    page = open_context(reduced_motion="reduce").new_page()
    for name, path in {"landing": "/", "catalog": "/courses/", "course": COURSE, "signin": "/signin/"}.items():
        _take(page, name, path)

    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    page.goto(COURSE)
    page.get_by_role("button", name="Enrol").click()
    read_lesson(page)
    expect(page.get_by_role("heading", name="Lesson done")).to_be_visible()
    _picture(page, "lesson-done")
    _take(page, "lesson", COURSE + "hashes-as-fingerprints/")
    _take(page, "quiz", QUIZ)
    fill_quiz(page, Lesson.objects.get(slug="check-ledgers-and-hashes"), right=True)
    hand_in(page)
    expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    _picture(page, "quiz-passed")

    learner = User.objects.get(evm_address__isnull=False)
    for number, xp in enumerate((480, 310, 90, 60, 40), start=1):
        make_award(make_user(f"sample-learner-{number}"), xp)
    refresh_leaderboard()
    _take(page, "dashboard", "/dashboard/")
    _take(page, "leaderboard", "/leaderboard/")
    _take(page, "badges", "/achievements/")
    _take(page, "xp", "/xp/")
    _take(page, "profile", f"/learners/{learner.username}/")
    _take(page, "account", "/account/")
    page.emulate_media(color_scheme="dark")
    _take(page, "dashboard-dark", "/dashboard/")


def _take(page: Page, name: str, path: str) -> None:
    page.goto(path)
    _picture(page, name)


def _picture(page: Page, name: str) -> None:
    """At both widths, with few enough colours to stay small in the repository."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        picture = Image.open(BytesIO(page.screenshot()))
        picture.convert("RGB").quantize(128).save(FOLDER / f"{name}-{size['width']}.png", optimize=True)
