"""What a refusal does to its row, to those behind it and to the key: no more than it must, and not too often."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hexbytes import HexBytes

from chain import networks
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending.claim import claim
from chain.sending.deliver import deliver
from chain.sending.drive import drive
from chain.sending.locks import ensure_signers
from chain.sending.sweep import sweep
from chain.signals import transaction_settled
from chain.testing.double_server import UpstreamRefusal
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import Refusal
from chain.testing.in_process import Clock, InProcessChain, InProcessDevnet
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import pay

pytestmark = pytest.mark.django_db

NOT_LIKE_THIS = (-32005, "Transaction gas limit '40000000' exceeds max gas per sec limit '15000000'")
NEVER = (-32602, "Invalid parameters")
Refuse = Callable[..., list[int]]


@pytest.fixture
def refuse(hedera: InProcessChain, monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """The node's answer to sends from now on, all or as many as said; grows with each."""

    def arm(answer: tuple[int, str], times: int = 1000) -> list[int]:
        refused: list[int] = []
        precheck = hedera.double.precheck

        def check(raw: HexBytes) -> None:
            if len(refused) < times:
                refused.append(1)
                raise Refusal(*answer)
            precheck(raw)

        monkeypatch.setattr(hedera.double, "precheck", check)
        return refused

    return arm


def work(clock: Clock, *, minutes: float) -> None:
    for _ in range(int(minutes * 4)):
        sweep()
        clock.pass_seconds(15)


def columns_of(row: Transaction, *names: str) -> tuple[Any, ...]:
    return tuple(Transaction.objects.values_list(*names).get(pk=row.pk))


def test_a_row_is_refused_four_times_and_rests_in_between(hedera: InProcessChain, clock: Clock, refuse: Refuse) -> None:
    refused = refuse(NOT_LIKE_THIS)
    row = pay(new_address())
    drive()
    drive()
    assert len(refused) == 1
    work(clock, minutes=10)
    assert len(refused) == 4
    assert columns_of(row, "status", "error_message") == (TransactionStatus.FAILED, NOT_LIKE_THIS[1])


def test_what_stands_behind_a_refused_row_is_free_again(
    hedera: InProcessChain, clock: Clock, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = networks.NETWORKS["hedera-testnet"]
    monkeypatch.setitem(networks.NETWORKS, "hedera-testnet", replace(network, batch=3))
    rows = [pay(new_address()) for _ in range(3)]
    refuse(NOT_LIKE_THIS, times=1)
    ensure_signers([hedera.operator])
    batch = claim(hedera.operator, wait=False)
    assert batch is not None
    assert len(batch.fresh) == 3
    deliver(batch)
    assert [columns_of(row, "nonce", "transaction_hash") for row in rows] == [(None, None)] * 3
    assert ChainSigner.objects.get().next_nonce == 0


def test_a_nonce_too_high_behind_one_of_ours_keeps_its_bytes(hedera: InProcessChain, clock: Clock) -> None:
    hedera.faults = FaultProfile(delayed=1)
    pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    second = pay(new_address())
    drive()
    nonce, signed_as, message = columns_of(second, "nonce", "transaction_hash", "error_message")
    assert (nonce, message[:14]) == (1, "Nonce too high")
    clock.pass_seconds(10)
    drive()
    assert columns_of(second, "nonce", "transaction_hash") == (1, signed_as)
    work(clock, minutes=10)
    assert hedera.ledger.count(hedera.operator) == 2


@pytest.fixture
def deaf_listener() -> Iterator[None]:
    def fail(**_: object) -> None:
        raise LookupError

    transaction_settled.connect(fail)
    yield
    transaction_settled.disconnect(fail)


@pytest.mark.usefixtures("deaf_listener")
def test_a_listener_that_fails_keeps_no_other_row_from_being_sent(
    hedera: InProcessChain, clock: Clock, refuse: Refuse
) -> None:
    refuse(NEVER, times=1)
    refused, other = pay(new_address()), pay(new_address())
    drive()
    clock.pass_seconds(1)
    drive()
    assert columns_of(refused, "status") == (TransactionStatus.PENDING,)
    assert hedera.ledger.balance(other.to_account) == HBAR


def test_a_refused_row_before_others_that_wait_for_it_is_filled(
    memory_devnet: InProcessDevnet, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = memory_devnet.ledger.take
    refused: list[str] = []

    def check(raw: HexBytes) -> str:
        if not refused:
            refused.append(raw.hex())
            raise UpstreamRefusal({"code": NEVER[0], "message": NEVER[1]})
        return take(raw)

    monkeypatch.setattr(memory_devnet.ledger, "take", check)
    first, *others = [pay(new_address()) for _ in range(3)]
    drive()
    # At once, not only when the gap is found out.
    assert [memory_devnet.ledger.balance(row.to_account) for row in others] == [HBAR] * 2
    assert columns_of(first, "status") == (TransactionStatus.FAILED,)


def test_what_never_ran_is_signed_anew_when_no_copy_of_it_can_run_any_more(
    hedera: InProcessChain, clock: Clock
) -> None:
    hedera.faults = FaultProfile(late_rejections=1, rejections=("WRONG_NONCE",))
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    work(clock, minutes=2)
    # Signed anew with the same nonce and price, the bytes are the same: that they ran would show.
    assert (columns_of(row, "refusals"), hedera.ledger.count(hedera.operator)) == ((0,), 0)
    work(clock, minutes=3)
    assert hedera.ledger.balance(row.to_account) == HBAR


def test_a_row_fails_only_when_its_nonce_is_used(hedera: InProcessChain, clock: Clock) -> None:
    """A record that names an end inside the EVM, of a transaction that has not run."""
    hedera.faults = FaultProfile(late_rejections=1, rejections=("CONTRACT_REVERT_EXECUTED",))
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    work(clock, minutes=4)
    assert columns_of(row, "status") == (TransactionStatus.PENDING,)
    work(clock, minutes=10)
    assert columns_of(row, "status", "nonce") == (TransactionStatus.SUCCESS, 0)
    assert hedera.ledger.count(hedera.operator) == 1


def test_bytes_without_a_trace_go_out_again_after_the_networks_deadline_and_stay_the_same(
    hedera: InProcessChain, clock: Clock
) -> None:
    hedera.faults = FaultProfile(late_rejections=1, silent_rejections=1)
    row = pay(new_address())
    drive()
    (signed_as,) = columns_of(row, "transaction_hash")
    hedera.faults = FaultProfile()
    work(clock, minutes=4)
    assert columns_of(row, "transaction_hash", "attempts") == (signed_as, 1)
    work(clock, minutes=4)
    assert columns_of(row, "transaction_hash", "attempts", "status") == (signed_as, 2, TransactionStatus.SUCCESS)


def test_bytes_that_the_node_still_has_are_neither_sent_again_nor_given_up(
    hedera: InProcessChain, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hedera.faults = FaultProfile(late_rejections=1, silent_rejections=1)
    row = pay(new_address())
    drive()
    hedera.faults = FaultProfile()
    with monkeypatch.context() as patch:
        patch.setattr(hedera.double, "transaction", lambda known: {"hash": known})
        work(clock, minutes=30)
        assert columns_of(row, "attempts", "refusals", "nonce") == (1, 0, 0)
    work(clock, minutes=10)
    assert hedera.ledger.balance(row.to_account) == HBAR


def test_what_the_ledger_tells_late_is_added_to_a_settled_row(hedera: InProcessChain, clock: Clock) -> None:
    hedera.faults = FaultProfile(mirror_late_seconds=60)
    row = pay(new_address())
    drive()
    clock.pass_seconds(10)
    sweep()
    assert columns_of(row, "status", "transaction_id") == (TransactionStatus.SUCCESS, None)
    work(clock, minutes=2)
    transaction_id, due_at = columns_of(row, "transaction_id", "due_at")
    assert transaction_id.startswith("0.0.")
    assert due_at is None
