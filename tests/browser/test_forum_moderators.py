"""The forum as moderators keep it clean, and what others see of that."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from community.models import Discussion, Reply
from learning.models import User
from tests.browser import forum_actions as actions
from tests.browser.forum_actions import TITLE, People
from tests.builders import make_course, make_discussion, make_reply

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


@pytest.fixture
def people(open_context: Callable[..., BrowserContext], amina: User, kwame: User, moyo: User) -> People:
    return actions.bring(open_context, amina, kwame, moyo)


@pytest.fixture
def thread(people: People, amina: User, kwame: User, zuri: User) -> Discussion:
    return actions.talk(amina, kwame, zuri)


@pytest.mark.usefixtures("worker")
def test_what_is_reported_is_looked_at_hidden_and_shown_again(people: People, thread: Discussion, zuri: User) -> None:
    asker, answerer, moderator = people
    asker.goto(thread.get_absolute_url())
    actions.report(actions.post_with(asker, "Send me your keys"), "A scam", note="Asks for keys!")

    moderator.goto("/community/")
    moderator.get_by_role("link", name="Reports 1 waiting").click()
    entry = moderator.get_by_role("listitem").filter(has_text="Send me your keys")
    expect(entry.get_by_text("1 report", exact=True)).to_be_visible()
    expect(entry.get_by_text("Asks for keys!")).to_be_visible()
    entry.get_by_label("Reason").fill("Nobody needs keys.")
    entry.get_by_role("button", name="Hide it").click()
    expect(moderator.get_by_text("It is hidden.")).to_be_focused()

    answerer.goto(thread.get_absolute_url())
    expect(answerer.get_by_text("A moderator has hidden this.")).to_be_visible()
    expect(answerer.get_by_text("Send me your keys")).to_have_count(0)

    actions.undo_latest(moderator, says="It is shown again.")
    answerer.reload()
    expect(answerer.get_by_text("Send me your keys")).to_be_visible()
    expect(answerer.get_by_text("A moderator has hidden this.")).to_have_count(0)


def test_a_thread_is_locked_opened_pinned_and_moved(people: People, thread: Discussion, zuri: User) -> None:
    asker, _answerer, moderator = people
    course = make_course("Gas and fees", lessons=1)
    make_discussion(zuri, title="A later thread than the other")
    moderator.goto(thread.get_absolute_url())
    question = moderator.get_by_role("article", name="The question")

    actions.moderate(question, "Lock", says="The thread is locked.")
    asker.goto(thread.get_absolute_url())
    expect(asker.get_by_text("This thread is locked")).to_be_visible()
    expect(actions.answer_field(asker)).to_have_count(0)
    expect(asker.get_by_role("button", name="Vote up")).to_have_count(0)

    actions.moderate(question, "Unlock", says="The thread is unlocked.")
    asker.reload()
    expect(actions.answer_field(asker)).to_be_visible()

    actions.moderate(question, "Pin", says="The thread is pinned.")
    asker.goto("/community/")
    expect(asker.get_by_role("heading", level=3).first).to_have_text(TITLE)
    expect(asker.get_by_text("Pinned", exact=True)).to_be_visible()

    actions.move(question, f"course:{course.pk}")
    asker.goto(f"/community/?course={course.slug}")
    expect(asker.get_by_role("link", name=TITLE)).to_be_visible()


def test_a_duplicate_is_merged_and_stands_on_its_own_again(people: People, thread: Discussion, kwame: User) -> None:
    asker, _answerer, moderator = people
    double = make_discussion(kwame, title="First transfer is dear", content="It cost me 0.7 too.")
    make_reply(kwame, double, content="Never mind, I read the lesson again.")
    moderator.goto(double.get_absolute_url())

    question = moderator.get_by_role("article", name="The question")
    actions.merge(question, into=f"http://localhost{thread.get_absolute_url()}")

    asker.goto(thread.get_absolute_url())
    expect(actions.post_with(asker, "It cost me 0.7 too.")).to_contain_text("First transfer is dear")
    expect(actions.post_with(asker, "Never mind")).to_have_class(re.compile("depth-2"))
    asker.goto(double.get_absolute_url())
    expect(asker.get_by_text("This thread was merged into another one")).to_be_visible()
    expect(asker.get_by_text("What was asked here stands in the other thread now.")).to_be_visible()

    actions.undo_latest(moderator, says="The merge is taken back.")
    asker.goto(double.get_absolute_url())
    expect(asker.get_by_text("Never mind, I read the lesson again.")).to_be_visible()
    asker.goto(thread.get_absolute_url())
    expect(asker.get_by_text("It cost me 0.7 too.")).to_have_count(0)


def test_who_is_suspended_reads_why_and_writes_again_later(people: People, thread: Discussion) -> None:
    _asker, answerer, moderator = people
    moderator.goto(thread.get_absolute_url())
    actions.suspend(actions.post_with(moderator, "The first one makes"), "kwame", why="Shouting at newcomers.")

    answerer.goto(thread.get_absolute_url())
    expect(answerer.get_by_text("A moderator has suspended you from the forum until")).to_be_visible()
    expect(answerer.get_by_text("Shouting at newcomers.")).to_be_visible()
    expect(actions.answer_field(answerer)).to_have_count(0)
    answerer.goto("/community/new/")
    expect(answerer.get_by_text("A moderator has suspended you from the forum until")).to_be_visible()
    expect(answerer.get_by_text("Shouting at newcomers.")).to_be_visible()

    moderator.goto("/community/people/kwame/suspend/")
    moderator.get_by_role("button", name="Lift it now").click()
    expect(moderator.get_by_text("The suspension is lifted.")).to_be_visible()
    answerer.goto(thread.get_absolute_url())
    actions.answer(answerer, "Sorry. The others are cheap.")
    assert Reply.objects.filter(author__username="kwame").count() == 2
