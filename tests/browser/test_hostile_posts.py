"""Posts that want to do more than be read, in a real browser: with the site's policy, and by cleaning alone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from community.models import Discussion, Reply
from community.tests.hostile_posts import HOSTILE_POSTS, RUN
from community.threads.page import PAGE_SIZE
from learning.models import User
from tests.browser.actions import enter
from tests.builders import make_discussion, make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)

# What each post of the page is made of, seen from within the browser.
READ_POSTS = """() => [...document.querySelectorAll("[data-post]")].map((post) => {
  const inside = [...post.querySelectorAll("*")];
  return {
    text: post.textContent,
    article: post.parentElement.matches("article.post") && post.parentElement.id,
    next: post.nextElementSibling?.className,
    names: [...new Set(inside.flatMap((element) => element.getAttributeNames()))],
    moved: inside.filter((element) => getComputedStyle(element).position !== "static").length,
    wide: post.scrollWidth > post.clientWidth + 1,
    links: [...post.querySelectorAll("a")].map(({ protocol, rel }) => ({ protocol, rel })),
    rereads: (() => {
      const copy = document.createElement("div");
      copy.innerHTML = post.innerHTML;
      return copy.innerHTML === post.innerHTML;
    })(),
  };
})"""
# All of the page but what stands in its posts. Numbers and tokens differ between two threads.
READ_REST = """() => {
  const page = document.documentElement.cloneNode(true);
  page.querySelectorAll("[data-post]").forEach((post) => post.replaceChildren());
  // What search engines are told of the posts, as data.
  page.querySelectorAll("script[type='application/ld+json']").forEach((data) => data.replaceChildren());
  page.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => field.removeAttribute("value"));
  return page.outerHTML.replace(/v=[0-9a-f]+/g, "v=0").replace(/\\d+/g, "0");
}"""
OWN_ATTRIBUTES = {"class", "href", "rel", "title", "start", "scope", "tabindex", "role", "aria-label", "dir"}


class Watch:
    """Everything that would show that something ran or went out."""

    def __init__(self, page: Page, site: str) -> None:
        self.seen: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("popup", lambda popup: self.seen.append(f"popup: {popup.url}"))
        page.on("request", lambda request: self._check(request.url, site))
        page.on("frameattached", lambda frame: self.seen.append(f"frame: {frame.url}"))

    def _dismiss(self, dialog: Any) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _check(self, url: str, site: str) -> None:
        if urlsplit(url).netloc != urlsplit(site).netloc:
            self.seen.append(f"request: {url}")


@pytest.fixture
def reader() -> User:
    return make_user("reader")


@pytest.fixture(params=[False, True], ids=["with the policy", "without the policy"])
def page(request: pytest.FixtureRequest, reader: User, open_context: Callable[..., BrowserContext]) -> Page:
    return enter(open_context, reader, bypass_csp=request.param)


def test_nothing_runs_and_nothing_leaves_its_post(page: Page, site: str) -> None:
    amina = make_user("amina")
    hostile = _thread_of(amina, [words for post, number in _numbered() for words in (post, f"Sentinel {number}.")])
    calm = _thread_of(amina, ["Calm."] * (2 * len(HOSTILE_POSTS)))
    watch = Watch(page, site)
    every = list(hostile.replies.order_by("path"))
    last = -(-len(every) // PAGE_SIZE)
    for number in range(1, last + 1):
        replies = every[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        if number in (1, 2, last):  # those between look like the second
            page.goto(f"{calm.get_absolute_url()}?page={number}")
            rest = page.evaluate(READ_REST)
        address = f"{hostile.get_absolute_url()}?page={number}"
        page.goto(address)
        page.wait_for_timeout(100)  # for whatever would run a moment later
        posts = page.evaluate(READ_POSTS)[1 if number == 1 else 0 :]

        assert [post["article"] for post in posts] == [f"reply-{reply.pk}" for reply in replies]
        for post, reply in zip(posts, replies, strict=True):
            _check_post(post, reply.content)
        assert page.evaluate(READ_REST) == rest
        assert page.url == site + address
        assert page.evaluate("[window.pwned, document.activeElement.tagName]") == [None, "BODY"]
        assert watch.seen == []


def test_nothing_runs_while_it_is_previewed(page: Page, site: str) -> None:
    thread = make_discussion(make_user("amina"))
    watch = Watch(page, site)
    page.goto(thread.get_absolute_url())
    for post in HOSTILE_POSTS[::4]:
        page.evaluate(
            """(content) => htmx.ajax("POST", document.querySelector(".composer").getAttribute("hx-post"), {
              target: ".preview-text",
              values: { content, csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value },
            })""",
            post,
        )
        assert page.evaluate("document.querySelector('.preview-text').innerHTML").strip()
        assert page.evaluate("window.pwned") is None
    page.wait_for_load_state("networkidle")
    assert page.url == site + thread.get_absolute_url()
    assert watch.seen == []


@pytest.mark.parametrize("page", [True], ids=["without the policy"], indirect=True)
def test_if_something_ran_it_would_be_seen(page: Page, site: str) -> None:
    thread = make_discussion(make_user("amina"))
    raw = f"<h1 id=main style=position:fixed>Free HBAR</h1></div><img src=https://evil.example/x onerror='{RUN}'>"
    Reply.objects.create(discussion=thread, content="x", content_html=raw)
    watch = Watch(page, site)
    page.goto(thread.get_absolute_url(), wait_until="networkidle")
    assert page.evaluate("window.pwned") == 1
    assert watch.seen == ["request: https://evil.example/x", "dialog: 1"]
    post = page.evaluate(READ_POSTS)[1]
    assert post["next"] != "post-foot"
    assert post["moved"] == 1
    assert not set(post["names"]) <= OWN_ATTRIBUTES


def _check_post(post: dict[str, Any], source: str) -> None:
    if source.startswith("Sentinel "):
        assert post["text"] == source
    assert post["next"] == "post-foot"
    assert set(post["names"]) <= OWN_ATTRIBUTES, source
    assert (post["moved"], post["wide"], post["rereads"]) == (0, False, True), source
    for link in post["links"]:
        assert link["protocol"] in ("http:", "https:", "mailto:"), source
        assert {"nofollow", "ugc"} <= set(re.split(r"\s+", link["rel"])), source


def _numbered() -> list[tuple[str, int]]:
    return [(post, number) for number, post in enumerate(HOSTILE_POSTS, start=1)]


def _thread_of(author: User, contents: list[str]) -> Discussion:
    """A thread with these replies, past the operations: they would refuse many."""
    thread = make_discussion(author, created_at=LONG_AGO)
    # What PostgreSQL cannot keep no form lets in.
    rows = [content.replace("\0", "") for content in contents]
    Reply.objects.bulk_create(
        Reply(discussion=thread, author=author, content=content, created_at=LONG_AGO) for content in rows
    )
    return thread
