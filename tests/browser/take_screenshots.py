"""The pictures under docs/screenshots/, taken from the real site: `make screenshots`."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from community.notifications.email.digest import send_digest
from community.tests.mail_servers import html_of
from community.tests.notification_tools import notify_of_a_day
from gamification.leaderboard.refresh import refresh_leaderboard
from learning.models import Lesson, User
from tests.browser.actions import enter, fill_quiz, hand_in, make_practice_wallet_and_sign_in, read_lesson
from tests.browser.conftest import DESK, PHONE
from tests.browser.forum_sample import make_forum
from tests.browser.wallet_windows import walk_through_windows
from tests.builders import make_award, make_user

FOLDER = Path(settings.BASE_DIR) / "docs" / "screenshots"
MAIL = ViewportSize(width=600, height=800)
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


@pytest.mark.usefixtures("library")
def test_take_forum(open_context: Callable[..., BrowserContext], moyo: User) -> None:
    sample = make_forum(moyo, Lesson.objects.get(slug="hashes-as-fingerprints"))
    page = enter(open_context, sample.amina, reduced_motion="reduce")
    for name in ("list", "thread"):
        _take(page, f"forum-{name}", sample.learner[name])
    _take(page, "forum-search", sample.public["search"])
    page.goto("/community/new/")
    page.get_by_label("Title").fill("Why is the first transfer so dear?")
    page.get_by_label("Your question or story").fill("I paid **0.7 HBAR**, and wonder about `gasUsed`.")
    expect(page.locator("#similar").get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("region", name="Preview").locator("code")).to_be_visible()
    _picture(page, "forum-ask")
    page.emulate_media(color_scheme="dark")
    _take(page, "forum-thread-dark", sample.learner["thread"])
    page = enter(open_context, moyo, reduced_motion="reduce")
    _take(page, "forum-reports", sample.moderator["queue"])
    _take(page, "forum-log", sample.moderator["log"])


@pytest.mark.usefixtures("transactional_db")
def test_take_wallet(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE, reduced_motion="reduce").new_page()
    page.goto("/wallet/")
    _in_both_schemes(page, "wallet-first")
    for name in walk_through_windows(page):
        _in_both_schemes(page, f"wallet-{name}")
    page.keyboard.press("Escape")
    page.set_viewport_size(DESK)
    _save(page.screenshot(), "wallet", DESK)


def _in_both_schemes(page: Page, name: str) -> None:
    """On a phone, in light and in dark."""
    for scheme, ending in (("dark", "-dark"), ("light", "")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal of Playwright's
        _save(page.screenshot(), f"{name}{ending}", PHONE)


def test_take_digest(chromium: Browser, transactional_db: None) -> None:
    """The daily e-mail as a mail program shows it."""
    notify_of_a_day(learner := make_user("amina", email="amina@example.org"))
    send_digest(user_id=learner.pk, day=date(2026, 11, 24), server=EmailBackend(), now=timezone.now())
    page = chromium.new_page(viewport=MAIL)
    page.set_content(html_of(mail.outbox[0]))
    _save(page.screenshot(full_page=True), "digest", MAIL)


def _take(page: Page, name: str, path: str) -> None:
    page.goto(path)
    _picture(page, name)


def _picture(page: Page, name: str) -> None:
    """At both widths, with few enough colours to stay small in the repository."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        _save(page.screenshot(), name, size)


def _save(picture: bytes, name: str, size: ViewportSize) -> None:
    small = Image.open(BytesIO(picture)).convert("RGB").quantize(128)
    small.save(FOLDER / f"{name}-{size['width']}.png", optimize=True)
