"""The bell, the list and the choices, by mouse, by keyboard and without scripts; an address proved by a real mail."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from community.models import NotificationChoice
from community.notifications.kinds import get_kind
from community.notifications.store import Event, notify
from learning.models import User
from tests.browser.actions import enter
from tests.browser.conftest import DESK, PHONE
from tests.builders import make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

Open = Callable[..., BrowserContext]
sizes = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
MOST_TABS = 60


@pytest.fixture
def learner() -> User:
    return make_user("amina-of-lagos", avatar_emoji="🦒")


def notify_learner(learner: User) -> None:
    """Three unread things: two merged replies, votes, a payout."""
    kwame, zuri = make_user("kwame"), make_user("zuri")
    now = timezone.now()
    replies = Event(
        kind=get_kind("reply"),
        subject="discussion:5",
        key=f"reply:1:by:{kwame.pk}",
        title="How do I keep my seed phrase where no flood, fire or curious cousin can reach it?",
        url="/courses/",
        happened_at=now - timedelta(hours=3),
        actor_id=kwame.pk,
    )
    notify(people=[learner.pk], event=replies)
    for person, hours in ((zuri, 2), (kwame, 1)):
        notify(
            people=[learner.pk],
            event=Event(
                **{name: getattr(replies, name) for name in ("kind", "subject", "title", "url")},
                key=f"reply:{hours + 10}:by:{person.pk}",
                happened_at=now - timedelta(hours=hours),
                actor_id=person.pk,
            ),
        )
    for kind, subject, key, title in (
        ("votes", "reply:1", "by:1", "Which network is which?"),
        ("payout", "faucet_request:1", "paid", "5 HBAR"),
    ):
        event = Event(kind=get_kind(kind), subject=subject, key=key, title=title, url="/faucet/", happened_at=now)
        notify(people=[learner.pk], event=event)


def has_no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@sizes
def test_the_bell_counts_leads_to_the_list_and_is_silenced_there(
    learner: User, open_context: Open, size: ViewportSize
) -> None:
    notify_learner(learner)
    page = enter(open_context, learner, viewport=size)
    page.goto("/account/")
    assert has_no_sideways_scroll(page)
    page.get_by_role("link", name="Notifications, 3 unread").click()
    expect(page.get_by_role("heading", name="New")).to_be_visible()
    assert has_no_sideways_scroll(page)
    page.get_by_role("link", name="kwame and 1 other replied in").click()
    page.wait_for_url("**/courses/")
    page.get_by_role("link", name="Notifications, 2 unread").click()

    page.evaluate("window.notReloaded = true")
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_role("heading", name="New")).to_have_count(0)
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("All read")
    assert page.evaluate("window.notReloaded") is True


def test_it_works_without_javascript_on_a_phone(learner: User, open_context: Open) -> None:
    notify_learner(learner)
    page = enter(open_context, learner, viewport=PHONE, java_script_enabled=False)
    page.goto("/notifications/")
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_text("All read")).to_be_visible()
    page.get_by_role("link", name="What you hear of").click()
    page.get_by_label("Badges").select_option("never")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Badges")).to_have_value("never")


@sizes
def test_choices_are_made_with_the_keyboard_alone(learner: User, open_context: Open, size: ViewportSize) -> None:
    User.objects.filter(pk=learner.pk).update(email="amina@example.org")
    page = enter(open_context, learner, viewport=size)
    page.goto("/notifications/choices/")
    assert has_no_sideways_scroll(page)
    for kind, typed in (("reply", "In a"), ("votes", "Never")):
        tab_to(page, f"id_{kind}")
        page.keyboard.type(typed)
    tab_to(page, "", text="Save")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    chosen = NotificationChoice.objects.filter(user=learner).exclude(channel="page").values_list("kind", "channel")
    assert dict(chosen) == {"reply": "digest", "votes": "never"}


@sizes
def test_a_refused_choice_is_explained_where_it_was_made(learner: User, open_context: Open, size: ViewportSize) -> None:
    page = enter(open_context, learner, viewport=size)
    page.goto("/notifications/choices/")
    page.get_by_label("Badges").select_option("digest")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_focused()
    field = page.get_by_label("Badges")
    expect(field).to_have_value("digest")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Give and confirm an e-mail address first, then choose this.")


@pytest.mark.usefixtures("worker")
def test_an_address_is_proved_by_a_mail_and_removed_again(
    learner: User, open_context: Open, site_environment: dict[str, str]
) -> None:
    page = enter(open_context, learner)
    page.goto("/notifications/choices/")
    page.get_by_role("textbox", name="E-mail address").fill("amina@example.org")
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_text("A link is on its way to amina@example.org.")).to_be_visible()

    link = link_in_mail(Path(site_environment["VAR_DIR"]) / "mail")
    assert link.startswith(site_environment["SITE_URL"])
    elsewhere = open_context(viewport=PHONE).new_page()
    elsewhere.goto(link)
    elsewhere.get_by_role("button", name="Yes, use this address").click()
    expect(elsewhere.get_by_role("heading", name="Your address is confirmed")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Mails go to amina@example.org.")).to_be_visible()
    page.get_by_label("Badges").select_option("email")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("Your address is removed.")).to_be_visible()
    expect(page.get_by_label("Badges")).to_have_value("page")


def tab_to(page: Page, element_id: str, *, text: str = "") -> None:
    """Press Tab until the control with this id, or this text, has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate("[document.activeElement.id, document.activeElement.innerText.trim()]")
        if focused[0] == element_id if element_id else focused[1] == text:
            return
    raise AssertionError(f"Tab never reached {element_id or text}.")


def link_in_mail(folder: Path, *, seconds: float = 60) -> str:
    """The address in the only mail that has been sent, once it is there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for path in folder.glob("*.log"):
            message = message_from_bytes(path.read_bytes().partition(b"-" * 79)[0], policy=policy.default)
            body = message.get_body(("plain",))
            found = re.search(r"http://\S+/confirm/\S+/", body.get_content() if body else "")
            if found:
                return found[0]
        time.sleep(0.2)
    raise AssertionError("No mail came.")
