"""Threads like the title that is being typed (community/threads/search.py, community/views/new_thread.py)."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from community.tests.test_searching import GARBAGE
from community.threads.search import MAX_SIMILAR, find_similar
from learning.models import User
from tests.builders import make_discussion

pytestmark = pytest.mark.django_db

URL = "/community/similar/"


def test_threads_that_share_words_come_nearest_first(amina: User) -> None:
    near = make_discussion(amina, title="How do I keep my seed phrase safe?")
    far = make_discussion(amina, title="Is a phrase a sentence?")
    make_discussion(amina, title="What is gas?")
    assert find_similar("Where should my SEED phrase be safe") == [near, far]


def test_a_title_without_words_is_like_nothing_and_costs_nothing(
    amina: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_discussion(amina)
    with django_assert_num_queries(0):
        assert find_similar("") == find_similar("?! …") == []
    assert find_similar("of the and") == []


def test_what_cannot_be_read_is_not_offered(amina: User) -> None:
    thread = make_discussion(amina, title="A seed phrase")
    make_discussion(amina, title="A seed phrase", hidden_at=thread.created_at)
    assert find_similar("seed phrase") == [thread]


def test_a_few_are_enough(amina: User) -> None:
    for _ in range(MAX_SIMILAR + 2):
        make_discussion(amina, title="A seed phrase")
    assert len(find_similar("seed phrase")) == MAX_SIMILAR


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=200))
def test_whatever_is_typed_the_database_takes_it(db: None, title: str) -> None:
    find_similar(title)


def test_people_who_signed_in_are_shown_them_as_a_fragment(amina: User, amina_client: Client) -> None:
    make_discussion(amina, title="A <b>seed</b> phrase", is_solved=True)
    html = amina_client.get(URL, {"title": "My seed phrase"}).content.decode()
    assert "A &lt;b&gt;seed&lt;/b&gt; phrase" in html
    assert "Solved" in html
    assert "<html" not in html


def test_visitors_get_nothing(client: Client, amina: User) -> None:
    make_discussion(amina, title="A seed phrase")
    assert client.get(URL, {"title": "seed phrase"}).content.decode().strip() == ""


@pytest.mark.parametrize("title", GARBAGE)
def test_garbage_is_never_an_error(amina_client: Client, title: str) -> None:
    assert amina_client.get(URL, {"title": title}).status_code == 200


def test_it_is_only_read(amina_client: Client) -> None:
    assert amina_client.get(URL).status_code == 200
    assert amina_client.post(URL).status_code == 405
