"""A transaction that has succeeded counts for badges at once."""

import pytest

from chain.models import Transaction
from chain.tests.payouts import ask, end
from chain.transactions.tasks import reward_transaction
from gamification.models import UserAchievement
from learning.models import User
from tests.builders import make_achievement
from tests.owed import owed

pytestmark = pytest.mark.django_db


def test_what_was_paid_for_the_learner_is_looked_at_and_brings_no_badge(amina: User) -> None:
    make_achievement({"transactions": 1})
    end(ask(amina), paid=True)
    ((transaction_id,),) = owed(reward_transaction)
    reward_transaction(transaction_id)
    amina.refresh_from_db()
    assert amina.badges_earned == 0


def test_a_failed_one_brings_nothing(amina: User) -> None:
    end(ask(amina), paid=False)
    assert owed(reward_transaction) == []


def test_a_learner_who_has_left_gets_nothing_and_stops_nobody(amina: User, zuri: User) -> None:
    make_achievement({"transactions": 1})
    requests = [ask(amina), ask(zuri)]
    for request in requests:
        end(request, paid=True)
        Transaction.objects.filter(pk=request.transaction_id or 0).update(transaction_type="practice_transfer")
    amina.delete()
    for request in requests:
        reward_transaction(request.transaction_id or 0)
    zuri.refresh_from_db()
    assert (zuri.badges_earned, UserAchievement.objects.count()) == (1, 1)
    assert set(Transaction.objects.values_list("user", flat=True)) == {None, zuri.pk}
