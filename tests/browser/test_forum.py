"""The forum as people use it who ask and who answer, both at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from community.models import Discussion
from learning.models import User
from tests.browser import forum_actions as actions
from tests.browser.forum_actions import TITLE, People
from tests.builders import make_course, make_discussion

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

CODE = "A hollow account is **created** then:\n\n```python\nprint(receipt.gasUsed)\n```\n\nIs that it, "


@pytest.fixture
def people(open_context: Callable[..., BrowserContext], amina: User, kwame: User, moyo: User) -> People:
    return actions.bring(open_context, amina, kwame, moyo)


@pytest.fixture
def thread(people: People, amina: User, kwame: User, zuri: User) -> Discussion:
    return actions.talk(amina, kwame, zuri)


def test_a_question_about_a_lesson_is_asked_with_help_and_a_draft_that_stays(people: People, kwame: User) -> None:
    make_discussion(kwame, title="What does the first transfer to a wallet cost?", category="help")
    lesson = make_course("Ledgers", lessons=1).lessons.get()
    page = people.asker
    page.goto(lesson.get_absolute_url())
    page.get_by_role("link", name="Ask about this lesson").click()
    expect(page.get_by_text(f"About the lesson “{lesson.title}” in Ledgers.")).to_be_visible()
    page.wait_for_function("window.htmx")  # it asks while one types, once it is there
    page.get_by_label("Title").press_sequentially(TITLE)
    expect(page.locator("#similar").get_by_text("Perhaps it has been answered already:")).to_be_visible()
    expect(page.get_by_role("link", name="What does the first transfer to a wallet cost?")).to_be_visible()
    page.get_by_label("Your question or story").press_sequentially("I paid **0.7 HBAR**, see `receipt`.")
    preview = page.get_by_role("region", name="Preview")
    expect(preview.locator("strong")).to_have_text("0.7 HBAR")
    expect(preview.locator("code")).to_have_text("receipt")

    page.reload()

    expect(page.get_by_label("Title")).to_have_value(TITLE)
    expect(page.get_by_label("Your question or story")).to_have_value("I paid **0.7 HBAR**, see `receipt`.")
    page.get_by_label("Tags").fill("Gas fees, hedera")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(page.get_by_role("link", name="gas-fees")).to_be_visible()
    expect(page.get_by_role("link", name=f"About the lesson “{lesson.title}”")).to_be_visible()
    expect(page.get_by_role("button", name="Following")).to_have_attribute("aria-pressed", "true")
    page.goto("/community/new/")
    expect(page.get_by_label("Title")).to_have_value("")
    page.goto(lesson.get_absolute_url())
    page.get_by_role("link", name="What others asked").click()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


@pytest.mark.usefixtures("worker")
def test_a_question_is_found_answered_talked_about_and_solved(people: People) -> None:
    asker, answerer, _moderator = people
    actions.ask(asker, TITLE, "I paid *0.7 HBAR* to a hollow account.", tags="gas fees")

    actions.find(answerer, "hollow accounts")
    expect(answerer.locator("mark", has_text="hollow")).to_be_visible()
    answerer.get_by_role("link", name=TITLE).click()
    field = actions.answer_field(answerer)
    field.fill(CODE)
    field.press("End")
    field.press_sequentially("@Ami")
    expect(answerer.get_by_role("option", name="amina")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(re.compile("@amina"))
    answerer.get_by_role("button", name="Post my answer").click()
    theirs = actions.post_with(answerer, "hollow account is created")
    expect(theirs.get_by_role("region", name="Python")).to_contain_text("print(receipt.gasUsed)")
    expect(theirs.get_by_role("link", name="@amina")).to_be_visible()

    actions.await_news(asker, 1)
    actions.open_news(asker, f"kwame mentioned you in “{TITLE}”")
    expect(asker).to_have_url(re.compile(r"#reply-\d+$"))
    expect(asker.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    got = actions.post_with(asker, "hollow account is created")
    expect(got.get_by_text("New", exact=True)).to_be_visible()
    actions.answer_to(asker, "hollow account is created", "Must the receiver pay?")
    expect(actions.post_with(asker, "Must the receiver pay?")).to_have_class(re.compile("depth-2"))

    actions.vote(got, "up", then=1)
    expect(got.get_by_role("button", name="Vote up")).to_have_attribute("aria-pressed", "true")
    actions.vote(got, "down", then=-1)
    expect(got.get_by_role("button", name="Vote up")).to_have_attribute("aria-pressed", "false")
    actions.vote(got, "down", then=0)
    actions.accept(got)
    accepted = asker.get_by_role("region", name="Accepted answer")
    expect(accepted).to_contain_text("print(receipt.gasUsed)")
    expect(asker.locator(".thread-head").get_by_text("Solved")).to_be_visible()

    answerer.goto("/xp/")
    line = answerer.get_by_role("listitem").filter(has_text="Answer accepted")
    expect(line).to_contain_text("15")
    expect(line.get_by_role("link", name=TITLE)).to_be_visible()


def test_what_was_edited_or_deleted_can_still_be_followed(people: People, thread: Discussion) -> None:
    asker, answerer, _moderator = people
    for page in (asker, answerer):
        page.goto(thread.get_absolute_url())
    actions.answer_to(asker, "The first one makes an account.", "Who pays for it?")
    actions.edit(
        actions.post_with(answerer, "The first one makes an account."),
        "The first one creates it.",
        note="A better word",
    )

    asker.goto(thread.get_absolute_url())
    actions.post_with(asker, "The first one creates it.").get_by_role("link", name="edited").click()
    expect(asker.get_by_role("heading", name="Earlier versions")).to_be_visible()
    expect(asker.get_by_text("A better word")).to_be_visible()
    expect(asker.locator("ins")).to_contain_text(["creates"])
    expect(asker.locator("del")).to_contain_text(["makes"])

    actions.delete(actions.post_with(answerer, "The first one creates it."))
    asker.goto(thread.get_absolute_url())
    expect(asker.get_by_text("Deleted by its author.")).to_be_visible()
    expect(asker.get_by_text("The first one creates it.")).to_have_count(0)
    expect(asker.get_by_text("Who pays for it?")).to_be_visible()


def test_a_deleted_account_leaves_its_answers_without_its_name(people: People, thread: Discussion) -> None:
    page = people.answerer
    page.goto("/account/")
    page.get_by_text("What goes, what stays, and how").click()
    page.locator("#id_typed_name").fill("kwame")
    page.get_by_role("button", name="Delete my account for good").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()

    people.asker.goto(thread.get_absolute_url())
    left = people.asker.get_by_role("article", name="Answer of former learner")
    expect(left).to_contain_text("The first one makes an account.")
    expect(people.asker.get_by_text("kwame")).to_have_count(0)


@pytest.mark.usefixtures("worker")
def test_new_answers_are_counted_and_whoever_stops_following_hears_no_more(people: People) -> None:
    asker, answerer, _moderator = people
    address = actions.ask(asker, TITLE, "I paid 0.7 HBAR.")
    answerer.goto(address)
    actions.answer(answerer, "The first one makes an account.")
    actions.answer(answerer, "The others are cheap.")

    actions.await_news(asker, 1)
    expect(asker.get_by_text("2 new since you were here")).to_be_visible()
    asker.get_by_role("link", name=TITLE).click()
    expect(asker.get_by_text("New", exact=True)).to_have_count(2)
    asker.goto("/community/")
    expect(asker.get_by_text("new since you were here")).to_have_count(0)

    asker.goto(address)
    asker.get_by_role("button", name="Following").click()
    expect(asker.get_by_role("button", name="Follow", exact=True)).to_be_focused()
    actions.answer(answerer, "And hollow ones need a signature.")
    asker.goto("/community/?show=following")
    expect(asker.get_by_text("Nothing here yet")).to_be_visible()
    asker.goto(address)
    expect(asker.get_by_text("And hollow ones need a signature.")).to_be_visible()
    expect(asker.get_by_role("link", name="Notifications, 1 unread")).to_be_visible()
    asker.get_by_role("button", name="Follow", exact=True).click()
    expect(asker.get_by_role("button", name="Following")).to_be_focused()
