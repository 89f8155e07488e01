"""Pages that stay open while the session ends, a moderator hides something, or somebody signs in again elsewhere."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from community.models import Discussion, DiscussionVote, Reply
from learning.models import User
from tests.browser.actions import enter, fill_quiz, hand_in, make_practice_wallet_and_sign_in
from tests.browser.conftest import PHONE
from tests.builders import make_course, make_discussion, make_enrolment, make_lesson, make_reply

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_a_quiz_comes_back_with_its_answers_after_signing_in_again(page: Page) -> None:
    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    course = make_course(lessons=0)
    quiz = make_lesson(course, "quiz")
    make_enrolment(User.objects.get(), course)
    page.goto(quiz.get_absolute_url())
    fill_quiz(page, quiz, right=True)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    hand_in(page)

    page.wait_for_url(re.compile(f"/signin/\\?next={quiz.get_absolute_url()}"))
    expect(page.locator("main")).to_have_count(1)
    page.get_by_role("button", name="Sign in with the practice wallet").click()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.wait_for_url(f"**{quiz.get_absolute_url()}")
    expect(page.locator("input[type=text][inputmode=decimal]")).to_have_value("1.5")
    hand_in(page)
    expect(page.get_by_text("Course finished")).to_be_visible()


def test_what_cannot_be_done_any_more_is_said_beside_the_button(
    open_context: Callable[..., BrowserContext], amina: User, kwame: User
) -> None:
    thread = make_discussion(kwame)
    reply = make_reply(kwame, thread)
    page = enter(open_context, amina, viewport=PHONE)
    page.goto(thread.get_absolute_url())
    problem = page.locator("#problem")
    answer = page.get_by_role("article", name="Answer of kwame")
    vote = page.get_by_role("article", name="The question").get_by_role("button", name="Vote up")

    with page.expect_response("**/preview/"):
        page.get_by_role("textbox", name="Your answer", exact=True).fill("On steel.")
    # Signed in again in another tab, which changes the token of every form.
    page.context.clear_cookies(name="csrftoken")
    other = page.context.new_page()
    other.goto("/courses/")
    vote.click()
    expect(problem).to_contain_text("press once more")
    assert not DiscussionVote.objects.exists()
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(problem).to_be_empty()

    Discussion.objects.update(hidden_at=timezone.now())
    answer.get_by_role("button", name="Vote up").click()
    expect(answer.locator("#problem")).to_contain_text("This is not here any more")
    expect(problem).to_be_in_viewport()
    expect(page.locator("main")).to_have_count(1)
    expect(answer.get_by_role("button", name="Vote up")).to_be_enabled()

    page.route("**/vote/", lambda route: route.abort())
    vote.click()
    expect(problem).to_contain_text("could not be reached")
    page.unroute("**/vote/")
    page.route("**/vote/", lambda route: route.fulfill(status=413, body="<html><body>nginx</body></html>"))
    vote.click()
    expect(problem).to_contain_text("could not be reached")
    expect(page.get_by_text("nginx")).to_have_count(0)
    assert Reply.objects.get() == reply


def test_an_answer_in_an_old_tab_is_sent_by_one_more_press(
    open_context: Callable[..., BrowserContext], amina: User, kwame: User
) -> None:
    thread = make_discussion(kwame)
    page = enter(open_context, amina, java_script_enabled=False)
    page.goto(thread.get_absolute_url())
    page.get_by_role("textbox", name="Your answer", exact=True).fill("On steel.\nTwice.")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Post my answer").click()
    expect(page.get_by_role("heading", name="This has not been sent yet")).to_be_visible()
    expect(page.get_by_text("On steel.")).to_be_visible()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("Your answer is there.")).to_be_visible()
    assert Reply.objects.get().content == "On steel.\nTwice."
