"""The one throttle (learning/web/throttle.py): so many requests of a client in a scope, then no more for a while."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from learning.models import ThrottleMark
from learning.web.throttle import (
    forget_old_marks,
    is_network_throttled,
    is_object_throttled,
    is_throttled,
    note_refusal,
)
from tests.parallel import at_once

pytestmark = pytest.mark.django_db


def test_a_client_is_throttled_beyond_the_limit_and_in_that_scope_alone() -> None:
    answers = [is_throttled(7, "preview", limit=2, seconds=60) for _ in range(4)]
    assert answers == [False, False, True, True]
    assert not is_throttled(8, "preview", limit=2, seconds=60)
    assert not is_throttled(7, "search", limit=2, seconds=60)


def test_all_addresses_of_one_network_count_together() -> None:
    here, there = (RequestFactory().get("/", REMOTE_ADDR=f"2001:db8::{end}") for end in (1, 2))
    answers = [is_network_throttled(request, "verify", limit=2, seconds=60) for request in (here, there, here)]
    assert answers == [False, False, True]


def test_a_request_from_nowhere_is_never_throttled() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="")
    assert not any(is_network_throttled(request, "verify", limit=1, seconds=60) for _ in range(3))


def test_when_the_time_is_over_the_count_begins_anew() -> None:
    assert [is_throttled(7, "preview", limit=1, seconds=60) for _ in range(2)] == [False, True]
    ThrottleMark.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    assert [is_throttled(7, "preview", limit=1, seconds=60) for _ in range(2)] == [False, True]


def test_what_an_act_is_about_counts_for_everybody_and_is_not_readable() -> None:
    answers = [is_object_throttled("amina@example.org", "mail", limit=1, seconds=60) for _ in range(2)]
    assert answers == [False, True]
    assert "amina" not in ThrottleMark.objects.get().subject


def test_refusals_are_kept_for_a_week_and_counts_until_they_are_over() -> None:
    now = timezone.now()
    is_throttled(7, "preview", limit=1, seconds=60)
    is_throttled(8, "preview", limit=0, seconds=60)
    note_refusal(9, "faucet")
    subjects = ThrottleMark.objects.order_by("subject").values_list("subject", "refused")
    for later, left in (
        (timedelta(seconds=-1), [("person:7", 0), ("person:8", 1), ("person:9", 1)]),
        (timedelta(minutes=2), [("person:8", 1), ("person:9", 1)]),
        (timedelta(days=7, minutes=2), []),
    ):
        forget_old_marks(now=now + later)
        assert list(subjects.all()) == left


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_as_many_pass_as_may() -> None:
    answers = at_once(*[lambda: is_throttled(7, "preview", limit=5, seconds=60) for _ in range(12)])
    assert sorted(answers) == [False] * 5 + [True] * 7
