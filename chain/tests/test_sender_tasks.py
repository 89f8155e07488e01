"""The queue only says that it is worth looking: lost, repeated or late, it changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from chain.models.transaction import TransactionStatus
from chain.sending import tasks
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, new_address
from chain.tests.sending import pay, sweep_until_settled
from web3versity.celery import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was put into the queue; nobody takes it out."""
    sent: list[tuple[Any, ...]] = []
    for task in (tasks.send_transaction, tasks.settle_transactions):
        monkeypatch.setattr(task, "apply_async", lambda args=(), task=task, **_: sent.append((task.__name__, *args)))
    return sent


def test_a_planned_row_is_queued_when_its_transaction_commits(
    queued: list[Any], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = pay(new_address())
        assert queued == []
    assert queued == [("send_transaction", row.pk)]


def test_a_queue_that_is_away_takes_no_request_with_it(
    chain: Chain, django_capture_on_commit_callbacks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(tasks.send_transaction, "apply_async", refuse)
    learner = new_address()
    with django_capture_on_commit_callbacks(execute=True):
        row = pay(learner)
    sweep_until_settled(row)
    assert balance(chain.anvil, learner) == HBAR


def test_a_task_sends_its_row_and_all_that_waits_and_repeats_without_harm(chain: Chain, queued: list[Any]) -> None:
    rows = [pay(new_address()) for _ in range(3)]
    for row in (rows[0], *rows):
        tasks.send_transaction(row.pk)
    assert queued == [("settle_transactions", tasks.LOOKS, rows[0].chain_id)]
    sweep_until_settled(*rows)
    assert count(chain.anvil, chain.operator) == 3


def test_receipts_are_looked_for_again_and_not_for_ever(double: Chain, queued: list[Any]) -> None:
    double.faults.late_receipts_seconds = double.faults.mirror_late_seconds = 60
    row = pay(new_address())
    tasks.send_transaction(row.pk)
    row.refresh_from_db()
    assert (row.status, row.accepted_at is None) == (TransactionStatus.PENDING, False)
    looks = 0
    while queued:
        _, left, chain_id = queued.pop()
        row.__class__.objects.update(due_at=row.accepted_at)
        tasks.settle_transactions(left, chain_id)
        looks += 1
    assert looks == tasks.LOOKS
    double.faults.late_receipts_seconds = double.faults.mirror_late_seconds = 0
    sweep_until_settled(row)


def test_beat_knows_the_sweep() -> None:
    assert app.conf.beat_schedule["transactions"]["task"] == tasks.sweep_transactions.name
