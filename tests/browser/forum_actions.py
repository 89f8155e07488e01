"""What a person does in the forum, by name: by what the page says, with JavaScript and without."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, expect

from community.models import Discussion
from learning.models import User
from tests.browser.actions import enter
from tests.builders import learn_honestly, make_discussion, make_reply

TITLE = "Why does the first transfer cost more?"


class People(NamedTuple):
    """A page of each, in a browser of their own."""

    asker: Page
    answerer: Page
    moderator: Page


def bring(open_context: Callable[..., BrowserContext], *people: User, **options: Any) -> People:
    """The pages of those who ask, answer and moderate. All are trusted, so that their votes count for points."""
    for person in people:
        learn_honestly(person)
    return People(*(enter(open_context, person, **options) for person in people))


def talk(amina: User, kwame: User, zuri: User) -> Discussion:
    """Amina's question, an answer of Kwame's, and one of Zuri's that nobody needs."""
    thread = make_discussion(amina, title=TITLE, content="I paid 0.7 HBAR. Why?", category="help")
    make_reply(kwame, thread, content="The first one makes an account.")
    make_reply(zuri, thread, content="Send me your keys and I look.")
    return thread


def post_with(page: Page, words: str) -> Locator:
    """The question, answer or accepted answer that says this."""
    return page.locator(".post").filter(has_text=words)


def ask(page: Page, title: str, words: str, *, tags: str = "") -> str:
    """Start a thread from the forum's front; returns its address."""
    page.goto("/community/")
    page.get_by_role("link", name="Ask the community").first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Your question or story").fill(words)
    page.get_by_label("Tags").fill(tags)
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    return page.url


def find(page: Page, words: str) -> None:
    """Search the forum; stays at what was found."""
    page.goto("/community/")
    page.get_by_label("Search", exact=True).fill(words)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name=f"found for “{words}”")).to_be_visible()


def answer_field(page: Page) -> Locator:
    """Where an answer to the thread itself is written."""
    return page.get_by_role("textbox", name="Your answer", exact=True)


def answer(page: Page, words: str) -> None:
    """Answer the thread that is open."""
    answer_field(page).fill(words)
    page.get_by_role("button", name="Post my answer").click()
    expect(page.get_by_text("Your answer is there.")).to_be_visible()


def answer_to(page: Page, said: str, words: str) -> None:
    """Answer the reply that says `said`: below it, or on a page of its own."""
    post_with(page, said).get_by_role("link", name=re.compile("^Answer ")).click()
    field = page.get_by_role("textbox", name=re.compile("^Your answer to "))
    field.fill(words)
    page.locator("form").filter(has=field).get_by_role("button", name="Post my answer").click()
    expect(page.get_by_text("Your answer is there.")).to_be_visible()


def vote(post: Locator, way: str, *, then: int) -> None:
    """Press the button for `up` or `down`, and see the sum."""
    post.get_by_role("button", name=re.compile(f"^Vote {way}")).click()
    expect(post.locator(".score")).to_have_text(re.compile(rf"^\s*{then}\b"))


def accept(post: Locator) -> None:
    post.get_by_role("button", name="Accept this answer").click()
    expect(post.page.get_by_role("region", name="Accepted answer")).to_be_visible()


def open_more(post: Locator, choose: str) -> None:
    """The menu of a post, and what is chosen in it."""
    post.get_by_label("More for this post").click()
    post.get_by_role("link", name=choose, exact=True).click()


def edit(post: Locator, words: str, *, note: str) -> None:
    page = post.page
    open_more(post, "Edit")
    page.get_by_label("Text").fill(words)
    page.get_by_label("What did you change?").fill(note)
    page.get_by_role("button", name="Save").click()
    expect(post_with(page, words)).to_be_visible()


def delete(post: Locator) -> None:
    page = post.page
    open_more(post, "Delete")
    page.get_by_role("button", name="Delete it for good").click()
    expect(page.get_by_text("is deleted.")).to_be_visible()


def report(post: Locator, reason: str, *, note: str) -> None:
    page = post.page
    open_more(post, "Report to the moderators")
    page.get_by_label(reason).check()
    page.get_by_label("Anything a moderator should know").fill(note)
    page.get_by_role("button", name="Tell the moderators").click()
    expect(page.get_by_text("Thank you. A moderator will look at it.")).to_be_visible()


def moderate(post: Locator, act: str, *, says: str) -> None:
    """Two clicks: the menu of moderators, and the act."""
    post.locator("summary", has_text="Moderate").click()
    post.get_by_role("button", name=act, exact=True).click()
    expect(post.page.get_by_text(says)).to_be_visible()


def move(question: Locator, subject: str) -> None:
    """`subject` is a course or lesson, "course:7"."""
    page = question.page
    _go_moderating(question, "Move")
    page.get_by_label("Kind").select_option("Course question")
    page.get_by_label("Course or lesson").select_option(subject)
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_text("The thread is moved.")).to_be_visible()


def merge(question: Locator, *, into: str) -> None:
    """`into` is the number or address of the other thread."""
    page = question.page
    _go_moderating(question, "Merge into another")
    page.get_by_label("Into which thread?").fill(into)
    page.get_by_role("button", name="Merge it").click()
    expect(page.get_by_text("The threads are merged.")).to_be_visible()


def suspend(post: Locator, name: str, *, why: str) -> None:
    page = post.page
    _go_moderating(post, f"Suspend {name}")
    page.get_by_label("For how long?").select_option("Three days")
    page.get_by_label("Reason").fill(why)
    page.get_by_role("button", name="Suspend", exact=True).click()
    expect(page.get_by_text("The person is suspended.")).to_be_visible()


def undo_latest(page: Page, *, says: str) -> None:
    """Take the newest act of the log back."""
    page.goto("/community/moderation/log/")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text(says)).to_be_visible()


def await_news(page: Page, unread: int) -> None:
    """Load the forum's front again until the bell shows so many."""
    bell = page.get_by_role("link", name=f"Notifications, {unread} unread")
    for _ in range(60):
        page.goto("/community/")
        if bell.count():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"The bell never showed {unread}: {page.locator('#bell').inner_text()!r}")


def open_news(page: Page, sentence: str) -> None:
    """By the bell to what a notification tells of."""
    page.locator("#bell").click()
    page.get_by_role("link", name=sentence).first.click()


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the window, where that makes the page scroll sideways; nothing when all fits."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".code, .table-scroll"))
            .map((one) => one.outerHTML.slice(0, 100)).concat("too wide")"""
    )
    return found


def _go_moderating(post: Locator, where: str) -> None:
    post.locator("summary", has_text="Moderate").click()
    post.get_by_role("link", name=where, exact=True).click()
