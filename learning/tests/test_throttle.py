"""The one throttle (learning/web/throttle.py): so many requests of a client in a scope, then no more for a while."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from learning.web.throttle import is_network_throttled, is_throttled


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


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
