"""What a learner does in practical lessons, by name, and what they look up on the chain."""

import re
from decimal import Decimal

from playwright.sync_api import Locator, Page, expect

from chain.models import PracticalAttempt
from learning.models import Lesson
from tests.browser.actions import fill_quiz, hand_in, play_interactive, read_lesson
from tests.browser.wallet_actions import ask_node

WEIBARS_PER_HBAR = 10**18


def practical(slug: str) -> Lesson:
    return Lesson.objects.get(slug=slug, lesson_type="practical")


def begin(page: Page, lesson: Lesson) -> PracticalAttempt:
    """Open `lesson`, begin, and have what was drawn."""
    if not page.url.endswith(lesson.get_absolute_url()):
        page.goto(lesson.get_absolute_url())
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("#practical")).to_be_visible()
    return PracticalAttempt.objects.get(lesson=lesson, state="open")


def request(page: Page, label: str) -> None:
    """A button with which the lesson asks the wallet."""
    page.get_by_role("button", name=label).click()


def answer_wallet(page: Page, answer: str, *, reads: str | re.Pattern[str] = "") -> None:
    """In the practice wallet's window, after having read it."""
    window = page.locator("[data-window=approval]")
    expect(window).to_be_visible()
    expect(window).to_contain_text(reads)
    window.get_by_role("button", name=answer, exact=True).click()
    expect(window).to_be_hidden()


def green(page: Page) -> Locator:
    return page.locator(".check-green")


def type_answer(page: Page, label: str, value: str) -> None:
    page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Check my answer").click()


def expect_done(page: Page) -> None:
    expect(page.get_by_role("heading", name="Lesson done")).to_be_visible()


def fee_of(transaction: str) -> str:
    """In HBAR, as a page shows it."""
    receipt = ask_node("eth_getTransactionReceipt", transaction)
    weibars = int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
    return f"{Decimal(weibars) / WEIBARS_PER_HBAR:f}"


def in_explorer(page: Page, pattern: str) -> str:
    """What `pattern` finds in the explorer's page of the transaction that turned the list's last line green."""
    other = page.context.new_page()
    other.goto(str(page.get_by_role("link", name="See the transaction").last.get_attribute("href")))
    expect(other.locator("main")).to_contain_text("Status")
    found = re.search(pattern, other.locator("main").inner_text())
    assert found, other.locator("main").inner_text()
    other.close()
    return found[1]


def balance_of(address: str) -> Decimal:
    return Decimal(int(ask_node("eth_getBalance", address, "latest"), 16)) / WEIBARS_PER_HBAR


def take_reading_lesson(page: Page, lesson: Lesson) -> None:
    """A text, an interactive lesson or a quiz, with nothing wrong."""
    page.goto(lesson.get_absolute_url())
    if lesson.lesson_type == "text":
        read_lesson(page)
        expect_done(page)
    elif lesson.lesson_type == "interactive":
        play_interactive(page, lesson)
        expect(page.get_by_role("heading", name="You passed")).to_be_visible()
    else:
        fill_quiz(page, lesson, right=True)
        hand_in(page)
