"""Whom a post mentions, and whom somebody who types @ may mean (community/markup/mentions.py)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from community.markup.mentions import mentioned_names, mentioned_people, suggest_people
from community.markup.render import render_post
from learning.models import User
from tests.builders import make_user
from tests.sql import run, value

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("@amina and @Kwame, and @AMINA again", ["amina", "kwame"]),
        ("(@amina) *@kwame*: **@zuri**'s @a-b_c.", ["amina", "kwame", "zuri", "a-b_c"]),
        ("@amina_ @kwame- @zuri--", ["amina", "kwame", "zuri"]),
        ("# @amina\n\n> @kwame\n\n- @zuri\n\n| @moyo |\n|---|", ["amina", "kwame", "zuri", "moyo"]),
        ("`@amina` [@kwame](/a) <https://e.example/@zuri> a@moyo.example /@ada @@amina", []),
        ("```\n@amina\n```\n\n    @kwame", []),
        ("@ab @_amina @-amina @" + "a" * 31 + " @aminaé @amina@kwame", []),
        ("@am*in*a @amina*!*", ["amina"]),
        ("nothing", []),
    ],
)
def test_names_are_what_readers_would_take_for_names(source: str, names: list[str]) -> None:
    assert mentioned_names(source) == names


def test_active_people_are_found_in_whatever_case_also_those_who_keep_to_themselves(
    amina: User, kwame: User, zuri: User
) -> None:
    User.objects.filter(pk=kwame.pk).update(is_active=False)
    assert mentioned_people("@AMINA @kwame @Zuri @nobody") == [amina, zuri]


def test_one_post_tells_ten_people_at_most() -> None:
    people = [make_user(f"person-{number}") for number in range(12)]
    assert mentioned_people(" ".join(f"@person-{number}" for number in range(12))) == people[:10]
    assert mentioned_people(" ".join(f"@nobody-{number}" for number in range(10)) + " @person-1") == []


def test_all_names_of_a_post_are_one_question_and_no_names_are_none(
    amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert render_post("@amina\n\n@kwame\n\n- @amina @nobody").count("<a ") == 3
    with django_assert_num_queries(0):
        render_post("a@amina.com and `@kwame`")
        assert mentioned_names("@amina") == ["amina"]


def test_people_are_offered_by_the_beginning_of_their_names(amina: User, kwame: User, zuri: User) -> None:
    gone = make_user("aminata", is_active=False)
    shouting = make_user("AMINU")
    assert suggest_people("Am") == [amina, shouting]
    assert suggest_people("zu") == []
    assert gone not in suggest_people("a")


@pytest.mark.parametrize("text", ["", " ", "%", "a%", "a b", "é", "a" * 31, "a\0", "\\"])
def test_what_is_no_part_of_a_name_finds_nobody_without_asking(
    amina: User, text: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert suggest_people(text) == []


def test_an_underscore_is_no_placeholder(amina: User) -> None:
    underscored = make_user("a_ina")
    assert suggest_people("a_") == [underscored]


def test_eight_are_offered() -> None:
    people = [make_user(f"person-{number}") for number in range(10)]
    assert suggest_people("person") == people[:8]
    assert suggest_people("person", most=2) == people[:2]


@pytest.mark.parametrize("text", ["p", "person-1", "z"])
def test_the_index_finds_them_among_many_without_a_look_at_the_others(text: str) -> None:
    run("INSERT INTO users (username) SELECT 'person-' || n FROM generate_series(1, 3000) n")
    run("ANALYZE users")
    with CaptureQueriesContext(connection) as asked:
        suggest_people(text)
    (plan,) = value("EXPLAIN (ANALYZE, FORMAT JSON) " + asked[0]["sql"])
    (reader,) = plan["Plan"]["Plans"]
    assert reader["Index Name"] == "users_mention_idx"
    assert reader["Actual Rows"] <= 8
