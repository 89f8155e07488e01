"""Answers that are lost, receipts that are late, relays that are busy: every payout arrives once all the same."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending import deliver, release
from chain.sending.errors import SendResult
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, new_address, new_key
from chain.tests.sending import ONE_HBAR, pay, sweep_for, sweep_until_settled
from chain.units import Tinybar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    for result in SendResult:
        monkeypatch.setitem(deliver.PAUSES, result, timedelta(milliseconds=50))
    monkeypatch.setattr(release, "FIRST_REST", timedelta(milliseconds=50))


def pay_several(chain: Chain, number: int = 8) -> list[Transaction]:
    """Pay so many learners, and find each of them paid once, by nonces without a gap."""
    learners = [new_address() for _ in range(number)]
    rows = [pay(learner) for learner in learners]
    sweep_until_settled(*rows)
    assert {row.status for row in rows} == {TransactionStatus.SUCCESS}
    assert [balance(chain.anvil, learner) for learner in learners] == [HBAR] * number
    assert count(chain.anvil, chain.operator) == number
    return rows


def test_lost_answers(double: Chain) -> None:
    double.faults.lost_answers = 0.5
    pay_several(double)


def test_late_receipts(double: Chain) -> None:
    double.faults.late_receipts_seconds = double.faults.mirror_late_seconds = 0.6
    pay_several(double)


def test_receipts_that_never_come_are_read_from_the_mirror_node(double: Chain) -> None:
    double.faults.lost_receipts = 1
    rows = pay_several(double, 4)
    assert all(row.transaction_id for row in rows)


def test_lost_receipts_while_the_mirror_node_is_busy_are_waited_for(double: Chain) -> None:
    double.faults.lost_receipts = double.faults.mirror_busy = 1
    learner = new_address()
    row = pay(learner)
    sweep_for(2.5)
    row.refresh_from_db()
    assert row.status == TransactionStatus.PENDING
    double.faults.mirror_busy = 0
    sweep_until_settled(row)
    assert balance(double.anvil, learner) == HBAR


def test_a_busy_relay(double: Chain) -> None:
    double.faults.busy = 0.5
    pay_several(double)


def test_a_price_that_rises_between_question_and_sending(double: Chain) -> None:
    double.faults.price_rises = 0.3
    pay_several(double)


def test_details_of_the_ledger_are_added_when_the_mirror_node_knows_them(double: Chain) -> None:
    double.faults.mirror_late_seconds = 1
    row = pay(new_address())
    sweep_until_settled(row)
    assert (row.transaction_id, row.due_at is None) == (None, False)
    sweep_for(1.5)
    row.refresh_from_db()
    assert (bool(row.transaction_id), row.due_at) == (True, None)


def test_a_value_that_is_no_whole_tinybar_cannot_be_planned() -> None:
    row = pay(new_address(), 1)
    row.refresh_from_db()
    assert str(row.amount_hbar) == "1E-8"


def test_an_empty_account_loses_nothing_and_pays_when_it_is_filled(chain: Chain) -> None:
    chain.fund(0)
    learner = new_address()
    row = pay(learner)
    sweep_for(0.3)
    row.refresh_from_db()
    assert (row.status, row.signer) == (TransactionStatus.PENDING, None)
    assert chain.operator in ChainTrouble.objects.get(kind="balance").sentence
    chain.fund(100)
    sweep_until_settled(row)
    assert balance(chain.anvil, learner) == HBAR
    assert not ChainTrouble.objects.exists()


def test_an_account_emptied_by_another_hand_is_noticed_by_the_node(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = new_address()
    chain.fund(0)
    with monkeypatch.context() as patch:
        patch.setattr(gateway, "balance_of", lambda _address: 10**24)
        row = pay(learner)
        sweep_for(0.3)
    row.refresh_from_db()
    assert row.status == TransactionStatus.PENDING
    chain.fund(100)
    sweep_until_settled(row)
    assert balance(chain.anvil, learner) == HBAR


@pytest.mark.stress
def test_several_keys_share_the_work_and_a_poor_one_holds_nothing_up(chain: Chain, settings: Settings) -> None:
    second, address = new_key(chain.anvil)
    settings.OPERATOR_PRIVATE_KEYS = [*settings.OPERATOR_PRIVATE_KEYS, second]
    rows = [pay(new_address()) for _ in range(120)]
    sweep_until_settled(*rows)
    assert count(chain.anvil, chain.operator) + count(chain.anvil, address) == 120
    assert count(chain.anvil, address) > 0
    chain.fund(0)
    row = pay(new_address(), Tinybar(3 * ONE_HBAR))
    sweep_until_settled(row)
    assert row.signer == address
