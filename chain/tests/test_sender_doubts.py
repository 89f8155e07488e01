"""What a key may not do in a hurry: send in a rest, for another chain, beside another worker, or believe too soon."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chain.models import ChainSigner, ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending import failpoints
from chain.sending.claim import claim
from chain.sending.drive import drive
from chain.sending.failpoints import Failpoint
from chain.sending.locks import KeyBusy, ensure_signers
from chain.sending.sweep import sweep
from chain.testing.fault_profile import PRICE, FaultProfile
from chain.testing.hedera_double import Refusal
from chain.testing.in_process import Clock, InProcessChain
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import pay

pytestmark = pytest.mark.django_db

DEARER = FaultProfile(price=PRICE * 2)


def work(clock: Clock, *, minutes: float) -> None:
    for _ in range(int(minutes * 4)):
        sweep()
        clock.pass_seconds(15)


def signature_of(row: Transaction) -> str | None:
    return Transaction.objects.values_list("transaction_hash", flat=True).get(pk=row.pk)


def assert_paid_once(chain: InProcessChain, clock: Clock, row: Transaction) -> None:
    work(clock, minutes=10)
    row.refresh_from_db()
    assert (row.status, chain.ledger.balance(row.to_account)) == (TransactionStatus.SUCCESS, HBAR)
    assert chain.ledger.count(chain.operator) == 1


def claimed_by_one_that_died(chain: InProcessChain) -> Transaction:
    """Signed and committed; whether it was sent, nobody can know."""
    row = pay(new_address())
    ensure_signers([chain.operator])
    assert claim(chain.operator, wait=False) is not None
    return row


def test_a_key_that_rests_sends_nothing(hedera: InProcessChain, clock: Clock) -> None:
    hedera.faults = FaultProfile(is_frozen=True)
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    drive()
    assert hedera.ledger.count(hedera.operator) == 0
    assert_paid_once(hedera, clock, row)


def test_nothing_is_signed_for_a_node_of_another_chain(hedera: InProcessChain, clock: Clock) -> None:
    hedera.ledger.chain_id = 297
    row = pay(new_address())
    drive()
    assert signature_of(row) is None
    assert "297" in ChainTrouble.objects.get(kind="wrong_chain").sentence
    hedera.ledger.chain_id = 296
    assert_paid_once(hedera, clock, row)


def test_a_free_nonce_before_what_is_signed_is_used_at_once(hedera: InProcessChain, clock: Clock) -> None:
    hedera.ledger.nonces[hedera.operator.lower()] = 1
    later = claimed_by_one_that_died(hedera)
    hedera.ledger.nonces[hedera.operator.lower()] = 0
    ChainSigner.objects.update(next_nonce=0)
    first = pay(new_address())
    drive()
    nonces = dict(Transaction.objects.filter(accepted_at__isnull=False).values_list("pk", "nonce"))
    assert nonces == {later.pk: 1, first.pk: 0}


def test_bytes_that_the_chain_has_are_not_sent_again(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hedera charges for what it turns away (relay issue 5626)."""
    hedera.faults = FaultProfile(lost_answers=1)
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "send", lambda _raw: pytest.fail("They were sent again."))
        clock.pass_seconds(3)
        drive()
    assert Transaction.objects.filter(pk=row.pk, accepted_at__isnull=False).exists()


def test_a_refusal_of_what_may_be_on_its_way_is_not_believed_at_once(hedera: InProcessChain, clock: Clock) -> None:
    hedera.faults = FaultProfile(lost_answers=1, delayed=1, delay_seconds=100)
    row = pay(new_address())
    drive()
    signed_as = signature_of(row)
    hedera.faults = DEARER
    for _ in range(3):
        clock.pass_seconds(3)
        drive()
    assert signature_of(row) == signed_as
    assert_paid_once(hedera, clock, row)


def test_a_refusal_is_believed_when_nothing_can_be_on_its_way_any_more(hedera: InProcessChain, clock: Clock) -> None:
    """The refusals in between do not make the doubt any younger."""
    row = claimed_by_one_that_died(hedera)
    signed_as = signature_of(row)
    hedera.faults = DEARER
    work(clock, minutes=7)
    assert signature_of(row) not in (None, signed_as)
    assert_paid_once(hedera, clock, row)


def test_a_refusal_is_never_believed_while_the_mirror_node_does_not_answer(
    hedera: InProcessChain, clock: Clock
) -> None:
    hedera.faults = FaultProfile(lost_answers=1, lost_receipts=1, mirror_busy=1)
    row = pay(new_address())
    drive()
    signed_as = signature_of(row)
    hedera.faults = FaultProfile(mirror_busy=1, price=PRICE * 2)
    work(clock, minutes=10)
    assert signature_of(row) == signed_as
    hedera.faults = FaultProfile()
    assert_paid_once(hedera, clock, row)


def test_a_rejection_is_not_believed_of_a_nonce_that_was_used(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By these very bytes, it may be: the relay is wrong, and the mirror node minutes late."""

    def refuse(_hash: str) -> None:
        raise Refusal(-32003, "Transaction rejected: WRONG_NONCE", {"hederaStatus": "WRONG_NONCE"})

    monkeypatch.setattr(hedera.double, "receipt", refuse)
    monkeypatch.setattr(hedera.double, "transaction", lambda _hash: None)
    hedera.faults = FaultProfile(mirror_late_seconds=250)
    assert_paid_once(hedera, clock, pay(new_address()))


@pytest.fixture
def intruder() -> Callable[[Failpoint, Callable[[], object]], list[object]]:
    """Does something in a thread, with a connection of its own, when a failpoint is reached; what became of it."""
    became: list[object] = []

    def arm(place: Failpoint, piece: Callable[[], object]) -> list[object]:
        def in_thread() -> object:
            try:
                return piece()
            except KeyBusy as busy:
                return type(busy)
            finally:
                connection.close()

        def hook(reached: Failpoint) -> None:
            if reached is place:
                with ThreadPoolExecutor(1) as pool:
                    became.append(pool.submit(in_thread).result())

        failpoints.hook = hook
        return became

    return arm


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", [Failpoint.SIGNED, Failpoint.SENDING])
def test_who_signs_or_sends_holds_the_key(
    hedera: InProcessChain, intruder: Callable[[Failpoint, Callable[[], object]], list[object]], place: Failpoint
) -> None:
    row = pay(new_address())
    became = intruder(place, lambda: claim(hedera.operator, wait=False))
    try:
        drive()
    finally:
        failpoints.hook = None
    assert became == [KeyBusy]
    assert hedera.ledger.balance(row.to_account) == HBAR
