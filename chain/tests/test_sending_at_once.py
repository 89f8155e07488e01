"""Many senders at once, in threads with connections of their own: nonces without gaps, and each row sent once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.sending.drive import drive
from chain.sending.receipts import settle_due
from chain.sending.settle import Ending, settle
from chain.sending.sweep import sweep
from chain.signals import transaction_settled
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, new_address, new_key
from chain.tests.sending import pay, sweep_until_settled

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

SENDERS = 5


def with_own_connection(piece: Callable[[], object]) -> object:
    try:
        return piece()
    finally:
        connection.close()


@pytest.mark.parametrize("seed", range(3))
def test_nonces_have_no_gaps_whoever_allocates_them(chain: Chain, settings: Settings, seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    second, other = new_key(chain.anvil)
    settings.OPERATOR_PRIVATE_KEYS = [*settings.OPERATOR_PRIVATE_KEYS, second]
    learners = [new_address() for _ in range(chance.randint(20, 60))]
    with ThreadPoolExecutor(SENDERS) as pool:
        running = []
        for learner in learners:
            pay(learner)
            if chance.random() < 0.3:
                running.append(pool.submit(with_own_connection, chance.choice([drive, settle_due, sweep])))
    # What one of them has raised is raised here.
    for piece in running:
        piece.result()
    sweep_until_settled(*Transaction.objects.all())
    for operator in (chain.operator, other):
        nonces = Transaction.objects.filter(signer=operator).order_by("nonce").values_list("nonce", flat=True)
        assert list(nonces) == list(range(count(chain.anvil, operator)))
    assert [balance(chain.anvil, learner) for learner in learners] == [HBAR] * len(learners)


def test_an_end_found_by_many_is_announced_once(devnet: Chain) -> None:
    row = pay(new_address())
    drive()
    row.refresh_from_db()
    heard: list[int] = []
    endings = [Ending(succeeded=True), Ending(succeeded=False)] * SENDERS

    def hear(*, transaction_id: int, **_: object) -> None:
        heard.append(transaction_id)

    transaction_settled.connect(hear)
    try:
        with ThreadPoolExecutor(SENDERS) as pool:
            known = row.transaction_hash or ""
            pieces = [partial(settle, row.pk, ending, signed_as=known) for ending in endings]
            done = list(pool.map(with_own_connection, pieces))
    finally:
        transaction_settled.disconnect(hear)
    assert heard == [row.pk]
    assert sorted(map(bool, done)) == [False] * (len(endings) - 1) + [True]


def test_a_receiver_that_fails_undoes_the_settling_and_is_told_again(devnet: Chain) -> None:
    row = pay(new_address())
    calls: list[int] = []

    def fail_once(*, transaction_id: int, **_: object) -> None:
        calls.append(transaction_id)
        if len(calls) == 1:
            raise LookupError

    transaction_settled.connect(fail_once)
    try:
        sweep_until_settled(row)
    finally:
        transaction_settled.disconnect(fail_once)
    assert calls == [row.pk, row.pk]
    assert row.status == TransactionStatus.SUCCESS
