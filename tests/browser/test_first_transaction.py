"""The course on transactions and the practicals of the course on wallets, as learners go them."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chain.models import PracticalAttempt
from learning.lessons.completion import complete_lesson
from learning.models import Course, User
from tests.browser.actions import make_practice_wallet_and_sign_in
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.injected_wallet import InjectedWallet
from tests.browser.practical_actions import (
    answer_wallet,
    balance_of,
    begin,
    expect_done,
    fee_of,
    green,
    in_explorer,
    practical,
    request,
    take_reading_lesson,
    type_answer,
)
from tests.browser.test_wallet_page import back_up, press, shown_address, window

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library", "worker")]
COURSE = "your-first-transaction"
WALLETS = "your-first-wallet-kept-safe"


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport=PHONE, reduced_motion="reduce").new_page()


def enrol(page: Page, course: str) -> None:
    page.goto(f"/courses/{course}/")
    page.get_by_role("button", name="Enrol").click()
    expect(page.get_by_role("button", name="Enrol")).to_have_count(0)


def test_whoever_has_nothing_makes_a_wallet_and_finishes_the_course_on_a_phone(phone: Page) -> None:
    phone.goto("/signin/")
    address = make_practice_wallet_and_sign_in(phone)
    enrol(phone, COURSE)
    does = {"send-it-exactly": send_from_the_wallet, "pay-for-failing": fail_and_pay, "find-your-ticket": find_ticket}
    learner = User.objects.get(evm_address=address)
    *before, last = Course.objects.get(slug=COURSE).lessons.order_by("sequence_number")
    for lesson in before:
        if lesson.slug in does:
            does[lesson.slug](phone, begin(phone, lesson))
        else:
            # What is read and answered is gone through in test_journey.py.
            complete_lesson(learner=learner, lesson=lesson, score=None if lesson.lesson_type == "text" else 100)
    take_reading_lesson(phone, last)
    expect(phone.get_by_text("Course finished")).to_be_visible()
    learner.refresh_from_db()
    assert learner.courses_completed == 1
    assert PracticalAttempt.objects.filter(user=learner, state="passed").count() == 3


def send_from_the_wallet(page: Page, attempt: PracticalAttempt) -> None:
    amount, target = attempt.params["amount"], attempt.params["target"]
    expect(page.locator("#practical")).to_contain_text(target)
    wallet = page.context.new_page()
    wallet.goto("/wallet/")
    expect(wallet.locator("[data-balance]")).to_have_text("100")
    press(wallet, "Send")
    window(wallet).get_by_label("To which address?").fill(f" {target} ")
    window(wallet).get_by_label("How many HBAR?").fill(amount)
    press(window(wallet), "Continue")
    answer_wallet(wallet, "Send", reads=f"Send {amount} HBAR")
    expect(wallet.locator("[data-history] li")).to_contain_text("Done")
    wallet.close()
    expect_done(page)
    assert balance_of(target) == Decimal(amount)


def fail_and_pay(page: Page, attempt: PracticalAttempt) -> None:
    too_much = attempt.params["too_much"]
    request(page, f"Ask the pot for {too_much} HBAR")
    answer_wallet(page, "Send", reads="At most 2 HBAR a turn")
    expect(green(page)).to_have_count(1)
    before = balance_of(attempt.address)
    type_answer(page, "The fee of the failed transaction", "0.5")
    expect(page.get_by_text("the chain says something else")).to_be_visible()
    type_answer(page, "The fee of the failed transaction", in_explorer(page, r"Fee\s+([0-9.]+) HBAR"))
    expect(green(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Check my answer")).to_have_count(0)
    expect(page.locator("#practical-done")).to_be_focused()
    request(page, "Ask the pot for 2 HBAR")
    answer_wallet(page, "Send", reads=re.compile("Call a contract: take.*The contract of this lesson", re.DOTALL))
    expect_done(page)
    assert balance_of(attempt.address) > before + 1


def find_ticket(page: Page, attempt: PracticalAttempt) -> None:
    request(page, f"Order {attempt.params['bags']} bags")
    answer_wallet(page, "Send", reads="Call a contract: order")
    expect(green(page)).to_have_count(1)
    type_answer(page, "Your ticket number", in_explorer(page, r"ticket[^0-9]+(?:uint256)?\s+([0-9]{6})\b"))
    expect_done(page)


def test_the_same_is_done_with_a_wallet_of_ones_own(open_context: Callable[..., BrowserContext], site: str) -> None:
    wallet = InjectedWallet(site, 298)
    page = wallet.put_into(open_context())
    page.goto("/signin/?next=/courses/")
    page.get_by_role("button", name="Marula Wallet").click()
    page.wait_for_url(re.compile(r"^http://[^/]+/courses/$"))
    enrol(page, COURSE)

    attempt = begin(page, practical("send-it-exactly"))
    expect_hbar(page, wallet)
    wallet.send(to=attempt.params["target"], value=hex(int(Decimal(attempt.params["amount"]) * 10**18)))
    expect_done(page)

    attempt = begin(page, practical("pay-for-failing"))
    request(page, f"Ask the pot for {attempt.params['too_much']} HBAR")
    expect(green(page)).to_have_count(1)
    attempt.refresh_from_db()
    type_answer(page, "The fee of the failed transaction", fee_of(attempt.green["refused"]["transaction"]))
    expect(green(page)).to_have_count(2)
    request(page, "Ask the pot for 2 HBAR")
    expect_done(page)

    find = begin(page, practical("find-your-ticket"))
    request(page, f"Order {find.params['bags']} bags")
    expect(green(page)).to_have_count(1)
    find.refresh_from_db()
    type_answer(page, "Your ticket number", find.green["ordered"]["event"]["ticket"])
    expect_done(page)
    assert "eth_sendTransaction" in wallet.asked


def expect_hbar(page: Page, wallet: InjectedWallet) -> None:
    """The lesson gives what it needs; a wallet of one's own shows that by itself."""
    for _ in range(PATIENCE // 250):
        if wallet.has_hbar():
            return
        page.wait_for_timeout(250)
    raise AssertionError("No practice HBAR have come.")


def test_a_wallet_that_was_lost_on_purpose_comes_back_from_its_words(
    phone: Page, open_context: Callable[..., BrowserContext]
) -> None:
    phone.goto("/signin/")
    address = make_practice_wallet_and_sign_in(phone)
    enrol(phone, WALLETS)
    begin(phone, practical("sign-one-refuse-the-other"))
    request(phone, "Show me the first note")
    answer_wallet(phone, "Refuse", reads="helper.example may act for me")
    expect(green(phone)).to_have_count(1)
    request(phone, "Show me the second note")
    answer_wallet(phone, "Sign", reads="I practise signing")
    expect_done(phone)

    phone.goto("/wallet/")
    words = back_up(phone)
    lesson = practical("lose-it-on-purpose")
    begin(phone, lesson)
    request(phone, "Sign before losing it")
    answer_wallet(phone, "Sign", reads="I have a backup")
    expect(green(phone)).to_have_count(1)
    request(phone, "Sign after restoring it")
    answer_wallet(phone, "Sign", reads="I have it back")
    expect(phone.get_by_text("in the browser session in which you began")).to_be_visible()
    phone.context.close()

    page = open_context(viewport=PHONE, reduced_motion="reduce").new_page()
    page.goto("/wallet/")
    press(page, "Bring it back")
    window(page).get_by_label("Your words, or a secret key").fill(words)
    press(window(page), "Restore")
    assert shown_address(page) == address
    page.goto(f"/signin/?next={lesson.get_absolute_url()}")
    page.get_by_role("button", name="Sign in with the practice wallet").click()
    answer_wallet(page, "Sign")
    page.wait_for_url(f"**{lesson.get_absolute_url()}")
    request(page, "Sign after restoring it")
    answer_wallet(page, "Sign", reads="I have it back")
    expect_done(page)
    assert User.objects.get().evm_address == address
