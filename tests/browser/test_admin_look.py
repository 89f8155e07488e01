"""The admin in the school's look, light and dark, on a phone and a desk: readable, whole, within the content policy."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, ViewportSize

from chain.models import ChainTrouble, Transaction
from community.models import Discussion, LessonReport
from learning.models import LessonFault, User
from settings.models import OwedTask
from tests.browser.conftest import DESK
from tests.browser.test_accessibility import COLOURS, RULES, complaints
from tests.builders import make_course, make_discussion, make_lesson, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.browser

PHONE: Final = ViewportSize(width=320, height=740)
PASSWORD: Final = "a-long-enough-secret"
PAGES: Final = {
    "first": "/admin/",
    "remedy": "/admin/attention/failed-tasks/again/",
    "answer": "/admin/attention/unanswered-questions/answer/",
    "people": "/admin/learning/user/",
    "transactions": "/admin/chain/transaction/",
    "course": "/admin/learning/course/add/",
}
# Where to put pictures of them, for whoever wants to look.
PICTURES: Final = os.environ.get("ADMIN_PICTURES", "")


@pytest.fixture
def troubles(transactional_db: None) -> None:
    """Some of each kind, with long and foreign words."""
    User.objects.create_superuser("ada", certificate_name="")
    course = make_course("Keys and wallets", lessons=0)
    lesson = make_lesson(course, title="What a key is, and what it is not", checked_on=date(2024, 1, 1))
    LessonFault.objects.create(lesson=lesson, sentences=["Step 3 cannot be solved."], found_at=timezone.now())
    LessonReport.objects.create(lesson=lesson, words="It says 2008, and it was 2009.", reporter=make_user())
    sentence = "Hedera Testnet: The chain's node does not answer (ConnectionError)."
    ChainTrouble.objects.create(chain_id=296, kind="unreachable", sentence=sentence, since=timezone.now())
    for number in range(7):
        learner = make_user(f"learner-of-the-school-{number}")
        Transaction.objects.create(user=learner, transaction_type="faucet_request", chain_id=298, amount_hbar=number)
        columns = {"arguments": [number], "trouble": "X" * 90}
        OwedTask.objects.create(task="chain.faucet.tasks.notify_of_payout", attempts=9, **columns)
    for title in ("¿Cómo guardo mis llaves?", "كيف أحفظ مفاتيحي؟"):
        thread = make_discussion(learner, title=title, category="help")
        long_ago = timezone.now() - timedelta(days=4)
        Discussion.objects.filter(pk=thread.pk).update(last_activity_at=long_ago, created_at=long_ago)


def sign_in(page: Page) -> None:
    """As by password, which this process hashes in another way than the site does."""
    session = signed_in(User.objects.get(username="ada")).cookies[settings.SESSION_COOKIE_NAME].value
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": session, "domain": "localhost", "path": "/"}])
    page.goto("/admin/")
    page.get_by_role("heading", name="Needs you today").wait_for()


def take(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.usefixtures("troubles")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_admin_is_readable_and_nothing_sticks_out(scheme: str, open_context: Callable[..., BrowserContext]) -> None:
    found: dict[str, list[str]] = {}
    for place, viewport in (("desk", DESK), ("phone", PHONE)):
        context = open_context(viewport=viewport, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
        page = context.new_page()
        page.goto("/admin/login/")
        take(page, f"login-{place}-{scheme}")
        sign_in(page)
        for name, path in PAGES.items():
            page.goto(path)
            take(page, f"{name}-{place}-{scheme}")
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            wrong = [f"{too_wide} px too wide"] if too_wide > 0 else []
            if name in ("first", "remedy", "answer"):
                wrong += complaints(page, COLOURS if scheme == "dark" else RULES)
            found[f"{name} {place}"] = wrong
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.usefixtures("troubles")
def test_a_trouble_is_mended_by_keyboard_within_the_content_policy(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = open_context(viewport=DESK).new_page()
    sign_in(page)
    page.get_by_role("link", name="Forget it").focus()
    page.keyboard.press("Enter")
    page.get_by_text("It is never done").wait_for()
    page.get_by_role("button", name="Forget it").focus()
    page.keyboard.press("Enter")
    page.get_by_text("It is forgotten.").wait_for()
    assert not OwedTask.objects.exists()
