"""Networks that answer a send with a hash and never run it, that stand still, or refuse for good.

Sources of each answer: chain/sending/errors.py.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from chain.models import ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.sending.sweep import sweep
from chain.testing.double_server import UpstreamRefusal
from chain.testing.fault_profile import BUSY_ANSWERS, FaultProfile
from chain.testing.hedera_double import Refusal
from chain.testing.in_process import Clock, InProcessChain
from chain.testing.nodes import HBAR, new_address
from chain.tests.payouts import ask, end
from chain.tests.sending import ONE_HBAR, pay
from chain.units import Tinybar
from learning.models import User
from tests.builders import learn_honestly

pytestmark = pytest.mark.django_db


def sweep_for(clock: Clock, *, minutes: float) -> None:
    until = timezone.now() + timedelta(minutes=minutes)
    while timezone.now() < until:
        sweep()
        clock.pass_seconds(15)


def settle(clock: Clock, *rows: Transaction, minutes: float = 30) -> None:
    """Sweep until all are settled; fails when that takes longer than `minutes`."""
    until = timezone.now() + timedelta(minutes=minutes)
    pending = Transaction.objects.filter(pk__in=[row.pk for row in rows], status=TransactionStatus.PENDING)
    while pending.exists():
        assert timezone.now() < until, list(pending.values())
        sweep()
        clock.pass_seconds(15)
    for row in rows:
        row.refresh_from_db()


@pytest.mark.parametrize("status", ["WRONG_NONCE", "INVALID_SIGNATURE", "INSUFFICIENT_PAYER_BALANCE", "SOMETHING_NEW"])
def test_s1_s2_what_never_ran_is_signed_anew_and_paid_once(hedera: InProcessChain, clock: Clock, status: str) -> None:
    hedera.faults = FaultProfile(late_rejections=1, rejections=(status,))
    learner, other = new_address(), new_address()
    first = pay(learner)
    sweep()
    hedera.faults = FaultProfile()
    second = pay(other)
    settle(clock, first, second)
    assert (first.status, second.status) == (TransactionStatus.SUCCESS, TransactionStatus.SUCCESS)
    assert (first.refusals, first.nonce) == (1, 0)
    assert (hedera.ledger.balance(learner), hedera.ledger.balance(other)) == (HBAR, HBAR)
    assert hedera.ledger.count(hedera.operator) == 2


@pytest.mark.parametrize("status", ["WRONG_NONCE", "INVALID_SIGNATURE"])
def test_s1_a_payout_that_failed_never_goes_out_again(
    hedera: InProcessChain, clock: Clock, amina: User, status: str
) -> None:
    """Turned away as often as it is tried, it fails and its allowance comes back; the next payout must be the only."""
    learn_honestly(amina, lessons=1)
    User.objects.filter(pk=amina.pk).update(evm_address=new_address().lower())
    amina.refresh_from_db()
    hedera.faults = FaultProfile(late_rejections=1, rejections=(status,))
    request = ask(amina, 10)
    first = request.transaction
    assert first is not None
    settle(clock, first, minutes=60)
    assert first.status == TransactionStatus.FAILED
    assert (first.signer, first.raw_transaction) == (None, None)
    hedera.faults = FaultProfile()
    second = ask(amina, 10).transaction
    assert second is not None
    settle(clock, second)
    sweep_for(clock, minutes=10)
    assert second.status == TransactionStatus.SUCCESS
    assert hedera.ledger.balance(amina.evm_address or "") == 10 * HBAR


def test_s1_a_failed_row_of_an_older_version_that_holds_the_next_nonce_is_not_sent(
    hedera: InProcessChain, clock: Clock
) -> None:
    hedera.faults = FaultProfile(late_rejections=1)
    learner, other = new_address(), new_address()
    row = pay(learner)
    sweep()
    ended = {"status": TransactionStatus.FAILED, "settled_at": timezone.now(), "due_at": None, "block_number": 7}
    Transaction.objects.filter(pk=row.pk).update(**ended)
    hedera.faults = FaultProfile()
    clock.pass_seconds(120)
    later = pay(other)
    settle(clock, later)
    assert (hedera.ledger.balance(learner), hedera.ledger.balance(other)) == (0, HBAR)
    row.refresh_from_db()
    assert (row.status, row.nonce, later.nonce) == (TransactionStatus.FAILED, None, 0)


@pytest.mark.parametrize("shape", ["null", "error", "lying"])
def test_s3_whatever_the_relay_says_of_the_receipt_the_key_goes_on(
    hedera: InProcessChain, clock: Clock, shape: str
) -> None:
    hedera.faults = FaultProfile(late_rejections=1, rejections=("WRONG_NONCE",), rejected_receipt=shape)  # type: ignore[arg-type]
    rows = [pay(new_address()) for _ in range(3)]
    sweep()
    hedera.faults = FaultProfile(rejected_receipt=shape)  # type: ignore[arg-type]
    settle(clock, *rows)
    assert {row.status for row in rows} == {TransactionStatus.SUCCESS}
    assert [hedera.ledger.balance(row.to_account) for row in rows] == [HBAR] * 3


def test_s3_a_rejection_without_any_record_is_signed_anew(hedera: InProcessChain, clock: Clock) -> None:
    hedera.faults = FaultProfile(late_rejections=1, silent_rejections=1)
    row = pay(new_address())
    sweep()
    hedera.faults = FaultProfile()
    settle(clock, row)
    assert hedera.ledger.balance(row.to_account) == HBAR


def test_s3_a_success_that_the_relay_calls_rejected_is_a_success(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that is merely late to get its block reads "Transaction rejected: SUCCESS" there."""

    def refuse(_hash: str) -> None:
        raise Refusal(-32003, "Transaction rejected: SUCCESS", {"hederaStatus": "SUCCESS"})

    monkeypatch.setattr(hedera.double, "receipt", refuse)
    row = pay(new_address())
    settle(clock, row)
    assert row.status == TransactionStatus.SUCCESS
    assert hedera.ledger.count(hedera.operator) == 1


def test_a_call_that_ran_and_was_undone_has_failed_and_used_its_nonce(hedera: InProcessChain, clock: Clock) -> None:
    refuser = new_address()
    hedera.ledger.reverting.add(refuser.lower())
    failed, paid = pay(refuser), pay(new_address())
    settle(clock, failed, paid)
    assert (failed.status, failed.nonce, paid.status) == (TransactionStatus.FAILED, 0, TransactionStatus.SUCCESS)


@pytest.mark.parametrize("answer", BUSY_ANSWERS)
def test_s4_a_network_that_is_busy_for_minutes_is_waited_for_and_told(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str]
) -> None:
    def refuse(_raw: object) -> None:
        raise Refusal(*answer)

    row = pay(new_address())
    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "precheck", refuse)
        sweep_for(clock, minutes=1)
        assert not ChainTrouble.objects.filter(kind=TroubleKind.BUSY).exists()
        sweep_for(clock, minutes=14)
    row.refresh_from_db()
    assert (row.status, row.refusals) == (TransactionStatus.PENDING, 0)
    assert answer[1][:20] in ChainTrouble.objects.get(kind=TroubleKind.BUSY).sentence
    assert row.attempts < 30
    settle(clock, row)
    sweep()
    assert hedera.ledger.balance(row.to_account) == HBAR
    assert not ChainTrouble.objects.filter(kind=TroubleKind.BUSY).exists()


@pytest.mark.parametrize("status", ["THROTTLED_AT_CONSENSUS", "BUSY", "CONSENSUS_GAS_EXHAUSTED"])
def test_s2_s4_what_the_network_had_no_room_for_is_tried_as_often_as_it_takes(
    hedera: InProcessChain, clock: Clock, status: str
) -> None:
    hedera.faults = FaultProfile(late_rejections=1, rejections=(status,))
    row = pay(new_address())
    sweep_for(clock, minutes=40)
    row.refresh_from_db()
    assert (row.status, row.refusals) == (TransactionStatus.PENDING, 0)
    assert status in ChainTrouble.objects.get(kind=TroubleKind.BUSY).sentence
    hedera.faults = FaultProfile()
    settle(clock, row)
    assert hedera.ledger.balance(row.to_account) == HBAR


PERMANENT = [
    (-32000, "Operation is not supported when receiver's signature is enabled."),
    (-32000, "ChainId (0x127) not supported. The correct chainId is 0x128"),
    (-32201, "Oversized data: transaction size 200000, transaction limit 131072"),
    (-32600, "Invalid request"),
]


@pytest.mark.parametrize("answer", PERMANENT)
def test_s5_what_can_never_be_taken_fails_at_once_with_its_sentence(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str]
) -> None:
    def refuse(_raw: object) -> None:
        raise Refusal(*answer)

    row = pay(new_address(), Tinybar(2 * ONE_HBAR))
    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "precheck", refuse)
        sweep()
    row.refresh_from_db()
    assert (row.status, row.error_message, row.signer) == (TransactionStatus.FAILED, answer[1], None)
    other = pay(new_address())
    settle(clock, other)
    assert other.nonce == 0


def test_the_ledger_of_these_tests_refuses_what_an_anvil_refuses(hedera: InProcessChain) -> None:
    with pytest.raises(UpstreamRefusal, match="Method not found"):
        hedera.ledger.ask("eth_mining")


def test_an_end_written_by_hand_counts_as_before(amina: User) -> None:
    request = ask(amina)
    end(request, paid=False)
    assert request.status == "failed"
