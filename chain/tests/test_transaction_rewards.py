"""A transaction that has succeeded counts for badges at once."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chain.tests.payouts import ask, end
from chain.transactions.tasks import reward_transaction
from learning.models import User
from tests.builders import make_achievement

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The transactions whose rewarding was put into the queue."""
    queued: list[int] = []
    monkeypatch.setattr(reward_transaction, "apply_async", lambda args, **_: queued.append(*args))
    return queued


def test_the_first_paid_transaction_brings_its_badge_once(
    amina: User, asked_for: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_achievement({"transactions": 1})
    with django_capture_on_commit_callbacks(execute=True):
        end(ask(amina), paid=True)
    (transaction_id,) = asked_for[-1:]
    for _ in range(2):
        reward_transaction(transaction_id)
        amina.refresh_from_db()
        assert amina.badges_earned == 1


def test_a_failed_one_brings_nothing(
    amina: User, asked_for: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        end(ask(amina), paid=False)
    assert asked_for == []


def test_a_learner_who_has_left_gets_nothing_and_stops_nobody(amina: User) -> None:
    request = ask(amina)
    end(request, paid=True)
    amina.delete()
    reward_transaction(request.transaction_id or 0)
