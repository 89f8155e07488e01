"""The forum with the keyboard alone: the focus can always be seen, and what HTMX renews never loses it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from community.models import Discussion, Notification
from learning.models import User
from tests.browser import forum_actions as actions
from tests.browser.forum_actions import TITLE, People
from tests.builders import make_discussion

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

MOST_TABS = 80
# What a screen reader would call what has the focus, and whether somebody sees that it has: an outline on it or on the
# card it stands for, within the window.
FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return ["", true];
    const box = one.getBoundingClientRect();
    const said = (one.labels?.[0] ?? one).cloneNode(true);
    said.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
    const name = one.getAttribute("aria-label") || said.textContent;
    let shown = one;
    while (shown && getComputedStyle(shown).outlineStyle === "none") shown = shown.parentElement;
    const seen = shown !== null && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [name.replace(/\\s+/g, " ").trim(), seen];
}"""


@pytest.fixture
def people(open_context: Callable[..., BrowserContext], amina: User, kwame: User, moyo: User) -> People:
    return actions.bring(open_context, amina, kwame, moyo)


@pytest.fixture
def thread(people: People, amina: User, kwame: User, zuri: User) -> Discussion:
    return actions.talk(amina, kwame, zuri)


def test_asking_with_somebody_mentioned(people: People, kwame: User) -> None:
    make_discussion(kwame, title="What does the first transfer cost?", category="help")
    page = people.asker
    page.goto("/community/")
    _go_to(page, "Ask the community")
    page.keyboard.press("Enter")
    page.wait_for_url("**/community/new/")
    _go_to(page, "Title")
    page.keyboard.type(TITLE)
    expect(page.locator("#similar")).to_contain_text("What does the first transfer cost?")
    _go_to(page, "What does the first transfer cost?")
    _go_to(page, "Your question or story")
    page.keyboard.type("Do you know, @")
    page.keyboard.type("kw")
    options = page.get_by_role("listbox")
    expect(options).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    expect(page.get_by_label("Your question or story")).to_be_focused()
    page.keyboard.type("a")
    expect(options).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("?")
    expect(page.get_by_label("Your question or story")).to_have_value(re.compile("@kwame ?"))
    _go_to(page, "Kind")
    page.keyboard.type("Gen")
    _go_to(page, "Tags")
    page.keyboard.type("gas")
    _go_to(page, "Post it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(page.get_by_role("link", name="@kwame")).to_be_visible()
    expect(page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="General")).to_be_visible()


def test_voting_following_answering_and_accepting(people: People, thread: Discussion) -> None:
    page = people.asker
    page.goto(thread.get_absolute_url())
    _go_to(page, "Follow")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Following")).to_be_focused()
    post = actions.post_with(page, "The first one makes an account.")
    up, down = (post.get_by_role("button", name=re.compile(f"^Vote {way}")) for way in ("up", "down"))
    _go_to(page, "Vote up: this helps")
    for key, button, score in (("Enter", up, 1), ("Tab", down, 1), ("Space", down, -1), ("Space", down, 0)):
        page.keyboard.press(key)
        expect(post.locator(".score")).to_have_text(re.compile(rf"^\s*{score}\b"))
        expect(button).to_be_focused()
        _settle(page)
    assert _focused(page)

    _go_to(page, "Answer kwame")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your answer to kwame")).to_be_focused()
    page.keyboard.type("Who pays for it?")
    _go_to(page, "Post my answer")
    page.keyboard.press("Enter")
    expect(actions.post_with(page, "Who pays for it?")).to_be_visible()
    _go_back_to(page, "Accept this answer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Accepted answer")).to_be_visible()


def test_menus_open_close_and_lead_on(people: People, thread: Discussion) -> None:
    page = people.asker
    page.goto(thread.get_absolute_url())
    post = actions.post_with(page, "Send me your keys")
    panel, summary = post.locator(".menu-panel"), post.get_by_label("More for this post")
    _go_to(page, "Answer zuri")
    _go_to(page, "More for this post")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(panel).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    _go_to(page, "Report to the moderators")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Report this answer")).to_be_visible()
    _go_to(page, "A scam, or asks for keys or seed phrases")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Spam or advertising")).to_be_checked()
    _go_to(page, "Anything a moderator should know")
    page.keyboard.type("Twice today.")
    _go_to(page, "Tell the moderators")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thank you. A moderator will look at it.")).to_be_visible()


def test_the_list_is_searched_and_ordered_with_the_focus_where_it_was(people: People, thread: Discussion) -> None:
    page = people.asker
    page.goto("/community/")
    _go_to(page, "Search")
    page.keyboard.type("account")
    expect(page.get_by_role("heading", name="1 thread found for “account”")).to_be_visible()
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    expect(page.get_by_role("heading", name="found for")).to_have_count(0)
    _go_to(page, "Order")
    page.keyboard.type("New")
    expect(page).to_have_url(re.compile("sort=new"))
    expect(page.get_by_label("Order")).to_be_focused()
    _go_to(page, TITLE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_notifications_are_read_with_the_focus_kept(people: People, thread: Discussion, amina: User) -> None:
    for number in range(2):
        Notification.objects.create(
            user=amina, kind="reply", subject=f"discussion:{number}", title=TITLE, url="/community/", events=["reply:1"]
        )
    page = people.asker
    page.goto("/community/")
    _go_to(page, "Notifications, 2 unread")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notifications/")
    _go_to(page, "Mark all as read")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    expect(page.get_by_text("All read", exact=True).first).to_be_focused()


def test_moderating(people: People, thread: Discussion) -> None:
    asker, _answerer, page = people
    asker.goto(thread.get_absolute_url())
    actions.report(actions.post_with(asker, "Send me your keys"), "A scam", note="Asks for keys!")

    page.goto("/community/")
    _go_to(page, "Reports 1 waiting")
    page.keyboard.press("Enter")
    page.wait_for_url("**/moderation/")
    _go_to(page, "Reason")
    page.keyboard.type("Nobody needs keys.")
    _go_to(page, "Hide it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is hidden.")).to_be_focused()
    _go_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Take this back?")).to_be_visible()
    _go_to(page, "Undo it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is shown again.")).to_be_visible()

    page.goto(thread.get_absolute_url())
    _go_to(page, "Moderate this thread")
    page.keyboard.press("Enter")
    _go_to(page, "Lock")
    page.keyboard.press("Space")
    expect(page.get_by_text("The thread is locked.")).to_be_visible()


def _settle(page: Page) -> None:
    """htmx takes new forms over a moment after they are there: sooner than fingers, later than a test."""
    expect(page.locator(".htmx-settling")).to_have_count(0)


def _focused(page: Page) -> str:
    """The name of what has the focus, which must be seen to have it."""
    name, is_seen = page.evaluate(FOCUSED)
    assert is_seen, f"The focus on “{name}” is not to be seen."
    return str(name)


def _go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the control called `name` has the focus; on the way it is always seen where one is."""
    _settle(page)
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if _focused(page) == name:
            return
    raise AssertionError(f"{key} never reached “{name}”.")


def _go_back_to(page: Page, name: str) -> None:
    _go_to(page, name, "Shift+Tab")
