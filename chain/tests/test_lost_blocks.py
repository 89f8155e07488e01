"""A devnet that was killed lacks its last blocks, and may call its first one otherwise: nothing has to wait for that
to be seen, and what is missing is made again whatever lies between."""

import pytest

from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending.sweep import sweep
from chain.testing.in_process import Clock, InProcessDevnet
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import pay

pytestmark = pytest.mark.django_db


def work(clock: Clock, *, minutes: int = 2) -> None:
    for _ in range(minutes * 4):
        sweep()
        clock.pass_seconds(15)


def pay_and_refuse(devnet: InProcessDevnet, pattern: str) -> list[Transaction]:
    """A settled row for each letter: P is paid, R is refused by who should get it."""
    rows = []
    for letter in pattern:
        to = new_address()
        if letter == "R":
            devnet.ledger.reverting.add(to.lower())
        rows.append(pay(to))
    sweep()
    for row in rows:
        row.refresh_from_db()
    return rows


def balances(devnet: InProcessDevnet, rows: list[Transaction]) -> list[int]:
    return [devnet.ledger.balance(row.to_account) // HBAR for row in rows]


def test_lost_blocks_are_made_again_while_nothing_waits(memory_devnet: InProcessDevnet, clock: Clock) -> None:
    rows = pay_and_refuse(memory_devnet, "PPP")
    work(clock)
    memory_devnet.ledger.lose_blocks(2)
    assert balances(memory_devnet, rows) == [1, 0, 0]
    work(clock)
    assert balances(memory_devnet, rows) == [1, 1, 1]
    assert memory_devnet.ledger.count(memory_devnet.operator) == 3


def test_lost_blocks_are_made_again_around_what_had_failed(memory_devnet: InProcessDevnet, clock: Clock) -> None:
    """Its bytes never go out again, so its nonce is filled; behind it there may be more of the kind."""
    rows = pay_and_refuse(memory_devnet, "PRPRP")
    work(clock)
    memory_devnet.ledger.reverting.clear()
    memory_devnet.ledger.lose_blocks(4)
    work(clock)
    assert balances(memory_devnet, rows) == [1, 0, 1, 0, 1]
    assert memory_devnet.ledger.count(memory_devnet.operator) == 5
    assert not Transaction.objects.filter(status=TransactionStatus.PENDING).exists()


def test_s6_another_name_is_noticed_before_all_our_blocks_are_lost(
    memory_devnet: InProcessDevnet, clock: Clock
) -> None:
    rows = pay_and_refuse(memory_devnet, "PP")
    work(clock)
    memory_devnet.ledger.rename()
    work(clock)
    memory_devnet.ledger.lose_blocks(2)
    work(clock)
    assert balances(memory_devnet, rows) == [1, 1]
    assert ChainSigner.objects.get(address=memory_devnet.operator).epoch == 0


def test_s6_a_chain_with_another_name_is_known_by_what_failed_on_it(
    memory_devnet: InProcessDevnet, clock: Clock
) -> None:
    rows = pay_and_refuse(memory_devnet, "RP")
    work(clock)
    memory_devnet.ledger.lose_blocks(1)
    memory_devnet.ledger.rename()
    work(clock)
    assert balances(memory_devnet, rows) == [0, 1]
    assert ChainSigner.objects.get(address=memory_devnet.operator).epoch == 0


def test_a_reset_is_noticed_though_the_key_has_used_no_nonce_since(
    memory_devnet: InProcessDevnet, clock: Clock
) -> None:
    """What was paid before stays paid; nothing of it goes out on the new chain."""
    rows = pay_and_refuse(memory_devnet, "PP")
    work(clock)
    memory_devnet.reset()
    work(clock)
    assert balances(memory_devnet, rows) == [0, 0]
    signer = ChainSigner.objects.get(address=memory_devnet.operator)
    assert (signer.epoch, signer.next_nonce) == (1, 0)
