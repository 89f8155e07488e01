"""What is not to be sent stays out of the fields, and messages go when their time is over."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from community.models import Reply
from learning.models import User
from tests.browser.actions import enter
from tests.browser.conftest import PHONE
from tests.builders import make_discussion

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def paste(field: Locator, text: str) -> None:
    """As the browser does: the event first, and the text unless somebody objects."""
    field.focus()
    field.evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            if (field.dispatchEvent(paste)) document.execCommand("insertText", false, text);
        }""",
        text,
    )


def stored(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))


def test_a_phrase_leaves_the_field_for_the_practice_wallet_at_once(page: Page) -> None:
    page.goto("/signin/")
    page.get_by_text("I made one before").click()
    field = page.get_by_label("Secret key of your practice wallet")
    fault = page.locator("#pasted-key-fault")
    paste(field, PHRASE)
    expect(field).to_have_value("")
    expect(fault).to_contain_text("looks like a seed phrase")
    field.press("Enter")
    expect(fault).to_contain_text("looks like a seed phrase")
    paste(field, "0x12")
    expect(field).to_have_value("0x12")
    field.fill(" ".join(["cloud"] * 24))
    expect(field).to_have_value("")
    assert "winner" not in stored(page)


def test_a_phrase_is_neither_pasted_nor_sent_nor_previewed_nor_kept_as_a_draft(
    open_context: Callable[..., BrowserContext], amina: User, kwame: User
) -> None:
    page = enter(open_context, amina, viewport=PHONE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto(make_discussion(kwame).get_absolute_url())
    field, problem = page.get_by_role("textbox", name="Your answer", exact=True), page.locator("#problem")

    paste(field, "\n".join(f"{number}. {word}" for number, word in enumerate(PHRASE.split(), start=1)))
    expect(field).to_have_value("")
    expect(problem).to_contain_text("looks like a seed phrase")
    expect(problem).to_be_in_viewport()

    field.press_sequentially(f"My words: {PHRASE}")
    page.get_by_role("button", name="Post my answer").click()
    expect(problem).to_contain_text("looks like a seed phrase")
    paste(field, "\nAn honest sentence, with all that belongs to it.")
    expect(page.locator(".preview-text")).to_have_text("")
    assert not [line for line in sent if "sausage" in line and "worth" in line]
    assert "yellow" not in stored(page)
    # Whoever means it says so twice; then it is the server that knows the words.
    page.get_by_role("button", name="Post my answer").click()
    page.get_by_role("button", name="Post my answer").click()
    expect(page.get_by_text("move everything to a new wallet now")).to_be_visible()
    assert not Reply.objects.exists()


def test_a_message_goes_when_it_is_closed_and_when_the_next_thing_is_done(
    open_context: Callable[..., BrowserContext], amina: User, kwame: User
) -> None:
    page = enter(open_context, amina, viewport=PHONE)
    page.goto(make_discussion(kwame).get_absolute_url())
    for text in ("On steel.", "On paper."):
        page.get_by_role("textbox", name="Your answer", exact=True).fill(text)
        page.get_by_role("button", name="Post my answer").click()
        message = page.get_by_text("Your answer is there.")
        expect(message).to_be_visible()
        if text == "On steel.":
            page.get_by_role("button", name="Close").click()
        else:
            page.get_by_role("button", name="Vote up").first.click()
        expect(message).to_have_count(0)
