"""Many requests in the same moment: the limits hold, and whoever may be served is."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chain.models import ClassBudget, FaucetRequest, Transaction
from chain.testing.patience import STILL_SECONDS
from chain.tests.payouts import refusal_of
from learning.models import User
from tests.builders import make_class, make_user

pytestmark = [
    pytest.mark.stress,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("undivided_budget"),
]

ROUTER = "203.0.113.7"


def ask_at_once(learners: list[User], hbar: int) -> Counter[str]:
    """Everyone asks in a thread of their own, all starting together; how often which refusal came, "" for none."""
    start = Barrier(len(learners))

    def work(learner: User) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=STILL_SECONDS)
            return refusal_of(learner, hbar, ip=ROUTER)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(learners)) as pool:
        return Counter(pool.map(work, learners))


def test_fifty_requests_of_one_learner_for_10_hbar_pay_10_in_all() -> None:
    learner = make_user()
    assert ask_at_once([learner] * 50, 10) == {"": 1, "allowance": 49}
    assert [row.amount_hbar for row in Transaction.objects.all()] == [10]
    assert FaucetRequest.objects.get().transaction == Transaction.objects.get()


def test_fifty_requests_of_one_learner_for_3_hbar_pay_9_in_all() -> None:
    assert ask_at_once([make_user()] * 50, 3)[""] == 3
    assert FaucetRequest.objects.total() == 9


def test_a_class_of_40_behind_one_router_is_served() -> None:
    pupils = [make_user() for _ in range(40)]
    assert ask_at_once(pupils, 2) == {"": 40}
    assert set(FaucetRequest.objects.values_list("user_id", "request_ip")) == {(pupil.pk, ROUTER) for pupil in pupils}


def test_the_budget_of_all_is_not_overdrawn() -> None:
    """100 HBAR a day, by default."""
    ends = ask_at_once([make_user() for _ in range(30)], 7)
    assert ends[""] == 14
    assert FaucetRequest.objects.total() == 98


def test_a_class_that_asks_at_once_gets_its_budget_and_no_more() -> None:
    """Twenty-five ask twice each: 30 HBAR for the class, and one learner's two requests are counted together."""
    pupils = [make_user() for _ in range(25)]
    taught = make_class(make_user(), *pupils)
    ClassBudget.objects.create(school_class=taught, hbar_a_day=30, hbar_a_member=2, until="2099-12-31")
    ask_at_once(pupils * 2, 2)
    of_class = FaucetRequest.objects.of_classes()
    assert of_class.total() == 30
    assert of_class.values("user").distinct().count() == of_class.count() == 15
    assert FaucetRequest.objects.of_the_faucet().total() == 70
