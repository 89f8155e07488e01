"""Each guard of the sender by itself, against a node that says what the test wants: taken away, its test fails."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending.claim import claim
from chain.sending.deliver import deliver
from chain.sending.drive import drive
from chain.sending.receipts import give_up
from chain.sending.settle import Ending, settle
from chain.sending.sweep import sweep
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import Refusal
from chain.testing.in_process import Clock, InProcessChain
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import ONE_HBAR, pay
from chain.units import Tinybar

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, hedera: InProcessChain) -> list[str]:
    """The bytes that reach the node."""
    heard: list[str] = []
    send = hedera.double.send

    def listen(raw: str) -> str:
        heard.append(raw)
        return send(raw)

    monkeypatch.setattr(hedera.double, "send", listen)
    return heard


def signed(chain: InProcessChain) -> Transaction:
    """A payout with a signature that no node has seen."""
    row = pay(new_address())
    sign_all(chain)
    row.refresh_from_db()
    assert row.transaction_hash
    return row


def signature_of(row: Transaction) -> dict[str, Any]:
    return dict(Transaction.objects.filter(pk=row.pk).values("transaction_hash", "nonce", "accepted_at").get())


def sign_all(chain: InProcessChain) -> Any:
    ChainSigner.objects.get_or_create(chain_id=296, address=chain.operator)
    return claim(chain.operator, wait=False)


def sweep_until_success(row: Transaction, clock: Clock) -> None:
    for _ in range(10):
        sweep()
        clock.pass_seconds(10)
    row.refresh_from_db()
    assert row.status == TransactionStatus.SUCCESS


def test_t2_a_nonce_too_low_that_the_chain_does_not_show_yet_is_not_signed_anew(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hedera.faults = FaultProfile(lost_answers=1, lost_receipts=1, mirror_busy=1)
    row = pay(new_address())
    drive()
    before = signature_of(row)
    assert not before["accepted_at"]
    hedera.faults = FaultProfile(mirror_busy=1)
    clock.pass_seconds(3)
    drive()
    after = signature_of(row)
    assert (after["transaction_hash"], after["nonce"]) == (before["transaction_hash"], before["nonce"])
    assert after["accepted_at"]
    hedera.faults = FaultProfile()
    clock.pass_seconds(30)
    sweep()
    row.refresh_from_db()
    assert row.status == TransactionStatus.SUCCESS
    assert hedera.ledger.balance(row.to_account) == HBAR


def test_t3_an_ending_read_for_an_earlier_signature_leaves_a_row_signed_anew_pending(hedera: InProcessChain) -> None:
    row = signed(hedera)
    earlier = "0x" + "ab" * 32
    assert not settle(row.pk, Ending(succeeded=False, error="Turned away."), signed_as=earlier)
    row.refresh_from_db()
    assert (row.status, row.settled_at) == (TransactionStatus.PENDING, None)
    assert settle(row.pk, Ending(succeeded=True), signed_as=row.transaction_hash or "")


def test_t3_a_settled_row_is_not_settled_again(hedera: InProcessChain) -> None:
    row = signed(hedera)
    assert settle(row.pk, Ending(succeeded=True), signed_as=row.transaction_hash or "")
    assert not settle(row.pk, Ending(succeeded=False), signed_as=row.transaction_hash or "")
    row.refresh_from_db()
    assert row.status == TransactionStatus.SUCCESS


@pytest.mark.parametrize(
    "meanwhile", [{"status": "success"}, {"status": "failed"}, {"transaction_hash": "0x" + "cd" * 32}]
)
def test_t4_giving_up_changes_nothing_on_a_row_settled_or_signed_anew_meanwhile(
    hedera: InProcessChain, meanwhile: dict[str, Any]
) -> None:
    row = signed(hedera)
    Transaction.objects.filter(pk=row.pk).update(**meanwhile)
    before = Transaction.objects.filter(pk=row.pk).values().get()
    give_up(row, "The node takes the transaction, and the chain never runs it.")
    assert Transaction.objects.filter(pk=row.pk).values().get() == before


def test_t5_a_worker_that_wakes_with_an_old_batch_sends_nothing(
    hedera: InProcessChain, clock: Clock, sent: list[str]
) -> None:
    pay(new_address())
    old = sign_all(hedera)
    newer = sign_all(hedera)
    assert old is not None
    assert newer is not None
    assert newer.fencing_token > old.fencing_token
    assert not deliver(old)
    assert sent == []
    assert deliver(newer)
    assert len(sent) == 1


def test_t5_a_batch_sends_nothing_of_a_row_that_ended_meanwhile(
    hedera: InProcessChain, clock: Clock, sent: list[str]
) -> None:
    row = pay(new_address())
    batch = sign_all(hedera)
    assert batch is not None
    Transaction.objects.filter(pk=row.pk).update(status=TransactionStatus.FAILED)
    deliver(batch)
    assert sent == []


def test_t5_a_batch_signed_for_an_earlier_life_of_the_chain_is_not_sent(
    hedera: InProcessChain, clock: Clock, sent: list[str]
) -> None:
    """The chain is reset while a worker sleeps; another notices, and the new account is still empty."""
    before = pay(new_address())
    sweep_until_success(before, clock)
    row = pay(new_address())
    old = sign_all(hedera)
    assert old is not None
    hedera.reset()
    hedera.ledger.fund(hedera.operator, 0)
    already = len(sent)
    drive()
    assert ChainSigner.objects.get().epoch == 1
    assert not deliver(old)
    assert len(sent) == already
    hedera.ledger.fund(hedera.operator, 100)
    clock.pass_seconds(60)
    sweep_until_success(row, clock)
    assert (row.epoch, row.nonce, hedera.ledger.balance(row.to_account)) == (1, 0, HBAR)


def test_t6_signing_steps_over_nonces_still_held_after_the_next_one_was_set_back(
    hedera: InProcessChain, clock: Clock
) -> None:
    hedera.faults = FaultProfile(delayed=1)
    held = pay(new_address())
    drive()
    held.refresh_from_db()
    assert (held.nonce, held.accepted_at is None) == (0, False)
    ChainSigner.objects.update(next_nonce=0)
    later = pay(new_address())
    sign_all(hedera)
    later.refresh_from_db()
    assert later.nonce == 1


def test_t7_unsettled_payouts_count_against_the_balance(hedera: InProcessChain, clock: Clock) -> None:
    hedera.ledger.fund(hedera.operator, 10)
    # Taken by the node, not yet run: the account still has all ten.
    hedera.faults = FaultProfile(delayed=1)
    first = pay(new_address(), Tinybar(6 * ONE_HBAR))
    drive()
    first.refresh_from_db()
    assert first.accepted_at is not None
    second = pay(new_address(), Tinybar(6 * ONE_HBAR))
    assert sign_all(hedera) is None
    second.refresh_from_db()
    assert second.signer is None


@pytest.fixture
def lagging(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The node forgets for a while what it knew of the account."""

    def lag() -> None:
        monkeypatch.setattr(gateway, "transaction_count", lambda _address, **_: 0)

    return lag


def test_t8_a_node_that_merely_lags_gets_nothing_resent(
    hedera: InProcessChain, clock: Clock, sent: list[str], lagging: Callable[[], None]
) -> None:
    settled = pay(new_address())
    sweep()
    clock.pass_seconds(20)
    sweep()
    settled.refresh_from_db()
    assert settled.status == TransactionStatus.SUCCESS
    already = len(sent)
    clock.pass_seconds(10)
    lagging()
    pay(new_address())
    for _ in range(3):
        drive()
        clock.pass_seconds(3)
    assert settled.settled_at is not None
    assert timezone.now() - settled.settled_at < timedelta(seconds=60)
    assert [raw for raw in sent[already:] if raw == "0x" + bytes(settled.raw_transaction or b"").hex()] == []
    assert hedera.ledger.count(hedera.operator) <= 2


def test_a_first_signature_is_sent_before_anything_is_believed_about_it(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that may have gone out before: a refusal means nothing until the network's deadline has passed."""
    hedera.faults = FaultProfile(lost_answers=1, delayed=1)
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile(mirror_busy=1)

    def refuse(_raw: object) -> None:
        raise Refusal(-32009, "Gas price '1' is below configured minimum gas price '2'")

    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "precheck", refuse)
        clock.pass_seconds(3)
        drive()
    row.refresh_from_db()
    assert row.transaction_hash is not None
    hedera.faults = FaultProfile()
    clock.pass_seconds(150)
    sweep()
    clock.pass_seconds(30)
    sweep()
    row.refresh_from_db()
    assert row.status == TransactionStatus.SUCCESS
    assert hedera.ledger.balance(row.to_account) == HBAR
