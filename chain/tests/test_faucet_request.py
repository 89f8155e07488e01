"""Asking the faucet for HBAR: what is written, what is refused, and what repeating does."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from eth_utils.address import to_checksum_address
from pytest_django import DjangoCaptureOnCommitCallbacks

from chain.faucet import request_payout
from chain.faucet.allowance import read_allowance
from chain.faucet.errors import PayoutRefused
from chain.models import FaucetRequest, Transaction
from chain.models.faucet import FaucetStatus
from chain.models.transaction import TransactionStatus, TransactionType
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, new_address
from chain.tests.payouts import ask, end, refusal_of
from chain.tests.sending import sweep_until_settled
from learning.accounts.deletion import delete_account
from learning.models import User
from tests.builders import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undivided_budget")]

Setting = Callable[[str, Any], None]
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(hours=24)
INSTANT = timedelta(microseconds=1)


def test_request_and_transaction_are_written_before_anything_is_sent(
    amina: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as sending:
        request = ask(amina, "2.5", at=NOON, ip="203.0.113.7")
    row = Transaction.objects.get()
    wallet = to_checksum_address(amina.evm_address or "")
    assert request.transaction == row
    assert (request.status, request.requested_at, request.request_ip) == (FaucetStatus.PENDING, NOON, "203.0.113.7")
    assert (request.evm_address, request.amount_hbar, request.completed_at) == (wallet, Decimal("2.5"), None)
    assert (row.transaction_type, row.status) == (TransactionType.FAUCET_REQUEST, TransactionStatus.PENDING)
    assert (row.user, row.to_account, row.amount_hbar, row.signer) == (amina, wallet, Decimal("2.5"), None)
    assert len(sending) == 1


def test_the_hbar_arrive_and_the_request_says_so(chain: Chain) -> None:
    learner = make_user(evm_address=new_address())
    request = ask(learner, "2.5")
    assert request.transaction is not None
    sweep_until_settled(request.transaction)
    request.refresh_from_db()
    assert balance(chain.anvil, request.evm_address) == 25 * HBAR // 10
    assert request.status == FaucetStatus.COMPLETED
    assert request.completed_at is not None


@pytest.mark.parametrize("amount", ["0", "0.99999999", "10.00000001", "11", "-1", "1.000000001", "NaN", "Infinity"])
def test_no_other_amount_than_1_to_10_in_whole_tinybars(amina: User, amount: str) -> None:
    assert refusal_of(amina, amount) == "bad_amount"
    assert not Transaction.objects.exists()
    assert not FaucetRequest.objects.exists()


@pytest.mark.parametrize("amount", ["1", "10", "9.99999999", "1E+1"])
def test_every_amount_between_is_fine(amina: User, amount: str) -> None:
    assert ask(amina, amount).amount_hbar == Decimal(amount)


def test_nobody_without_a_wallet(moyo: User) -> None:
    assert refusal_of(moyo) == "no_wallet"


def test_asking_again_spends_the_allowance_and_no_more(amina: User, kwame: User) -> None:
    assert [refusal_of(amina, amount, at=NOON) for amount in (4, 7, 6, 1)] == ["", "allowance_left", "", "allowance"]
    assert FaucetRequest.objects.total() == 10
    assert refusal_of(kwame, 10, at=NOON) == ""


def test_a_refusal_says_when_the_allowance_is_back(amina: User) -> None:
    ask(amina, 4, at=NOON)
    ask(amina, 5, at=NOON + HOUR)
    with pytest.raises(PayoutRefused) as one:
        ask(amina, 2, at=NOON + 2 * HOUR)
    with pytest.raises(PayoutRefused) as more:
        ask(amina, 6, at=NOON + 2 * HOUR)
    assert (one.value.left, one.value.until) == (Decimal(1), NOON + DAY)
    assert more.value.until == NOON + HOUR + DAY
    assert "1 HBAR left" in one.value.sentence
    assert "10 March, 12:00 UTC" in one.value.sentence


def test_the_window_rolls(amina: User) -> None:
    ask(amina, 10, at=NOON)
    assert refusal_of(amina, at=NOON + DAY - INSTANT) == "allowance"
    assert refusal_of(amina, 10, at=NOON + DAY) == ""


def test_a_failed_payout_gives_the_allowance_back_once(amina: User) -> None:
    request = ask(amina, 10, at=NOON)
    end(request, paid=False)
    assert (request.status, request.completed_at) == (FaucetStatus.FAILED, None)
    assert [refusal_of(amina, 10, at=NOON), refusal_of(amina, 1, at=NOON)] == ["", "allowance"]


def test_a_paid_one_does_not(amina: User) -> None:
    request = ask(amina, 10, at=NOON)
    end(request, paid=True)
    assert request.status == FaucetStatus.COMPLETED
    assert refusal_of(amina, at=NOON) == "allowance"


def test_another_wallet_brings_no_new_allowance(amina: User) -> None:
    ask(amina, 10, at=NOON)
    User.objects.filter(pk=amina.pk).update(evm_address=new_address())
    assert refusal_of(amina, at=NOON) == "allowance"


def test_another_account_with_the_same_wallet_brings_no_new_allowance(amina: User) -> None:
    wallet = str(amina.evm_address)
    ask(amina, 10, at=NOON)
    delete_account(user_id=amina.pk)
    assert refusal_of(make_user(evm_address=wallet), at=NOON) == "allowance"


def test_the_wallet_paid_is_the_one_the_account_has_now(amina: User) -> None:
    """And not the one a page, or a copy of the account in memory, still has."""
    wallet = new_address()
    User.objects.filter(pk=amina.pk).update(evm_address=wallet)
    assert ask(amina).evm_address == wallet


def test_admins_close_the_faucet(amina: User, platform_setting: Setting) -> None:
    platform_setting("faucet_enabled", False)
    assert refusal_of(amina) == "disabled"
    platform_setting("faucet_enabled", True)
    assert refusal_of(amina) == ""


@pytest.mark.parametrize(("limit", "refusals"), [(3, ["never", "", "allowance"]), (12, ["", "", "allowance_left"])])
def test_the_limit_is_a_platform_setting(
    amina: User, platform_setting: Setting, limit: int, refusals: list[str]
) -> None:
    platform_setting("faucet_daily_limit_hbar", limit)
    assert [refusal_of(amina, amount, at=NOON) for amount in (8, 3, 2)] == refusals


def test_a_tinybar_more_than_the_limit_is_never_possible(amina: User, platform_setting: Setting) -> None:
    platform_setting("faucet_daily_limit_hbar", 3)
    assert [refusal_of(amina, hbar, at=NOON) for hbar in ("3.00000001", 3)] == ["never", ""]


@pytest.mark.parametrize("hours", [1, 24, 720])
def test_the_length_of_the_window_is_a_platform_setting(amina: User, platform_setting: Setting, hours: int) -> None:
    platform_setting("faucet_cooldown_hours", hours)
    ask(amina, 10, at=NOON)
    assert refusal_of(amina, at=NOON + hours * HOUR - INSTANT) == "allowance"
    assert refusal_of(amina, at=NOON + hours * HOUR) == ""


def test_the_budget_of_all_is_a_platform_setting(amina: User, kwame: User, platform_setting: Setting) -> None:
    platform_setting("faucet_daily_budget_hbar", 12)
    ask(amina, 10, at=NOON)
    with pytest.raises(PayoutRefused) as nearly:
        ask(kwame, 3, at=NOON + HOUR)
    assert (nearly.value.code, nearly.value.left, nearly.value.until) == ("nearly_empty", Decimal(2), NOON + DAY)
    ask(kwame, 2, at=NOON + HOUR)
    with pytest.raises(PayoutRefused) as empty:
        ask(kwame, 3, at=NOON + HOUR)
    assert (empty.value.code, empty.value.until) == ("empty", NOON + DAY)
    assert "empty until 10 March, 12:00 UTC" in empty.value.sentence
    assert refusal_of(kwame, 3, at=NOON + DAY) == ""


def test_more_than_a_whole_days_budget_is_never_possible(amina: User, platform_setting: Setting) -> None:
    platform_setting("faucet_daily_budget_hbar", 2)
    assert refusal_of(amina, 3) == "never"
    assert refusal_of(amina, 2) == ""


def test_the_budget_rolls_over_24_hours_whatever_the_window_is(
    amina: User, kwame: User, platform_setting: Setting
) -> None:
    platform_setting("faucet_daily_budget_hbar", 10)
    platform_setting("faucet_cooldown_hours", 1)
    ask(amina, 10, at=NOON)
    assert [refusal_of(kwame, at=NOON + DAY - INSTANT), refusal_of(kwame, at=NOON + DAY)] == ["empty", ""]


def test_a_lowered_limit_leaves_nothing_and_less_than_nothing_to_nobody(amina: User, platform_setting: Setting) -> None:
    ask(amina, 10, at=NOON)
    platform_setting("faucet_daily_limit_hbar", 5)
    allowance = read_allowance(learner=amina, now=NOON)
    assert allowance.remaining == allowance.available == 0
    assert refusal_of(amina, at=NOON) == "allowance"


def test_a_flood_from_one_address_is_stopped_for_an_hour(
    amina: User, kwame: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_payout, "MAX_PER_IP", 3)
    here, elsewhere = "203.0.113.7", "203.0.113.8"
    assert [refusal_of(amina, at=NOON, ip=here) for _ in range(3)] == ["", "", ""]
    assert refusal_of(kwame, at=NOON, ip=here) == "too_many"
    assert refusal_of(kwame, at=NOON, ip=elsewhere) == ""
    assert refusal_of(kwame, at=NOON, ip=None) == ""
    assert refusal_of(kwame, at=NOON + HOUR, ip=here) == ""
