"""The forum with scripts switched off: every action is a form or a link, and the page comes back changed."""

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


@pytest.fixture
def people(open_context: Callable[..., BrowserContext], amina: User, kwame: User, moyo: User) -> People:
    return actions.bring(open_context, amina, kwame, moyo, java_script_enabled=False)


@pytest.fixture
def thread(people: People, amina: User, kwame: User, zuri: User) -> Discussion:
    return actions.talk(amina, kwame, zuri)


@pytest.mark.usefixtures("worker")
def test_asking_answering_voting_accepting_and_being_told(people: People) -> None:
    asker, answerer, _moderator = people
    address = actions.ask(asker, TITLE, "I paid *0.7 HBAR* to a hollow account.", tags="gas fees")
    actions.find(answerer, "hollow accounts")
    answerer.get_by_role("link", name=TITLE).click()
    actions.answer(answerer, "It creates an account, @amina.")
    expect(actions.post_with(answerer, "It creates").get_by_role("link", name="@amina")).to_be_visible()

    actions.await_news(asker, 1)
    expect(asker.get_by_text("1 new since you were here")).to_be_visible()
    actions.open_news(asker, f"kwame mentioned you in “{TITLE}”")
    got = actions.post_with(asker, "It creates an account")
    expect(got.get_by_text("New", exact=True)).to_be_visible()
    actions.answer_to(asker, "It creates an account", "Must the receiver pay?")
    expect(actions.post_with(asker, "Must the receiver pay?")).to_have_class(re.compile("depth-2"))
    actions.vote(got, "down", then=-1)
    actions.vote(got, "down", then=0)
    actions.vote(got, "up", then=1)
    actions.accept(got)
    expect(asker.get_by_role("region", name="Accepted answer")).to_contain_text("It creates an account")

    # A reply, a vote and the acceptance.
    actions.await_news(answerer, 3)
    answerer.goto("/notifications/")
    answerer.get_by_role("button", name="Mark all as read").click()
    expect(answerer.get_by_text("All read")).to_be_visible()
    answerer.goto("/xp/")
    expect(answerer.get_by_role("listitem").filter(has_text="Answer accepted")).to_contain_text("+15 XP")

    asker.goto(address)
    asker.get_by_role("button", name="Following").click()
    expect(asker.get_by_role("button", name="Follow", exact=True)).to_be_visible()


def test_what_is_refused_comes_back_as_it_was_typed(people: People) -> None:
    page = people.asker
    page.goto("/community/new/")
    page.get_by_label("Title").fill("Why?")
    page.get_by_label("Your question or story").evaluate("area => area.value = 'I paid 0.7 HBAR.'")
    page.locator("form.form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_text("Say a little more: at least 8 characters.")).to_be_visible()
    expect(page.get_by_label("Your question or story")).to_have_value("I paid 0.7 HBAR.")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_editing_and_deleting(people: People, thread: Discussion) -> None:
    asker, answerer, _moderator = people
    answerer.goto(thread.get_absolute_url())
    actions.edit(
        actions.post_with(answerer, "The first one makes an account."),
        "The first one creates it.",
        note="A better word",
    )
    asker.goto(thread.get_absolute_url())
    actions.post_with(asker, "The first one creates it.").get_by_role("link", name="edited").click()
    expect(asker.get_by_text("A better word")).to_be_visible()
    asker.goto(thread.get_absolute_url())
    actions.answer_to(asker, "The first one creates it.", "Who pays for it?")
    actions.delete(actions.post_with(answerer, "The first one creates it."))
    asker.reload()
    expect(asker.get_by_text("Deleted by its author.")).to_be_visible()
    expect(asker.get_by_text("Who pays for it?")).to_be_visible()


def test_reporting_hiding_and_undoing(people: People, thread: Discussion) -> None:
    asker, answerer, moderator = people
    asker.goto(thread.get_absolute_url())
    actions.report(actions.post_with(asker, "Send me your keys"), "A scam", note="Asks for keys!")
    moderator.goto("/community/")
    moderator.get_by_role("link", name="Reports 1 waiting").click()
    moderator.get_by_label("Reason").fill("Nobody needs keys.")
    moderator.get_by_role("button", name="Hide it").click()
    expect(moderator.get_by_text("It is hidden.")).to_be_visible()
    expect(moderator.get_by_text("Nothing waits")).to_be_visible()
    answerer.goto(thread.get_absolute_url())
    expect(answerer.get_by_text("A moderator has hidden this.")).to_be_visible()
    actions.undo_latest(moderator, says="It is shown again.")
    answerer.reload()
    expect(answerer.get_by_text("Send me your keys")).to_be_visible()


def test_locking_pinning_moving_and_merging(people: People, thread: Discussion, kwame: User) -> None:
    asker, _answerer, moderator = people
    course = make_course("Gas and fees", lessons=1)
    double = make_discussion(kwame, title="First transfer is dear", content="It cost me 0.7 too.")
    moderator.goto(thread.get_absolute_url())
    question = moderator.get_by_role("article", name="The question")
    actions.moderate(question, "Lock", says="The thread is locked.")
    actions.moderate(question, "Pin", says="The thread is pinned.")
    asker.goto("/community/")
    expect(asker.get_by_role("heading", level=3).first).to_have_text(TITLE)
    asker.get_by_role("link", name=TITLE).click()
    expect(asker.get_by_text("This thread is locked")).to_be_visible()
    expect(actions.answer_field(asker)).to_have_count(0)
    actions.moderate(question, "Unlock", says="The thread is unlocked.")
    actions.move(question, f"course:{course.pk}")
    asker.goto(f"/community/?course={course.slug}")
    expect(asker.get_by_role("link", name=TITLE)).to_be_visible()

    moderator.goto(double.get_absolute_url())
    actions.merge(moderator.get_by_role("article", name="The question"), into=str(thread.pk))
    asker.goto(thread.get_absolute_url())
    expect(actions.post_with(asker, "It cost me 0.7 too.")).to_contain_text("First transfer is dear")
    actions.undo_latest(moderator, says="The merge is taken back.")
    asker.reload()
    expect(asker.get_by_text("It cost me 0.7 too.")).to_have_count(0)


def test_suspending_and_lifting(people: People, thread: Discussion) -> None:
    _asker, answerer, moderator = people
    moderator.goto(thread.get_absolute_url())
    actions.suspend(actions.post_with(moderator, "The first one makes"), "kwame", why="Shouting at newcomers.")
    answerer.goto("/community/new/")
    expect(answerer.get_by_text("Shouting at newcomers.")).to_be_visible()
    moderator.goto("/community/people/kwame/suspend/")
    moderator.get_by_role("button", name="Lift it now").click()
    expect(moderator.get_by_text("The suspension is lifted.")).to_be_visible()
    answerer.goto(thread.get_absolute_url())
    actions.answer(answerer, "Sorry. The others are cheap.")
