"""The schema is there, whole: what psql lists is what was promised."""

import pytest
from django.db import connection

from web3versity.schema_docs.catalog import read_functions, read_tables
from web3versity.schema_docs.domains import DOMAINS, models_of, view_models

pytestmark = pytest.mark.django_db

SEVENTEEN_TABLES = {
    "users",
    "courses",
    "lessons",
    "course_prerequisites",
    "user_progress",
    "lesson_completions",
    "achievements",
    "user_achievements",
    "user_streaks",
    "leaderboard_cache",
    "discussions",
    "replies",
    "discussion_votes",
    "faucet_requests",
    "transactions",
    "nft_certificates",
    "platform_settings",
}
SEVEN_FUNCTIONS = {
    "update_updated_at_column",
    "calculate_user_level",
    "update_course_progress",
    "award_xp",
    "check_achievements",
    "update_streak",
    "refresh_leaderboard",
}
TABLES_THAT_KNOW_WHEN_THEY_CHANGED = {
    "users",
    "courses",
    "lessons",
    "user_progress",
    "discussions",
    "replies",
    "transactions",
    "platform_settings",
}


def own_tables() -> list[str]:
    return [model._meta.db_table for domain in DOMAINS for model in models_of(domain)]


def test_the_seventeen_tables_stand_by_their_names() -> None:
    assert len(SEVENTEEN_TABLES) == 17
    assert set(read_tables()) >= SEVENTEEN_TABLES


def test_the_domains_hold_the_seventeen_tables_once_each() -> None:
    named = [table for domain in DOMAINS for table in domain.original_tables]
    assert sorted(named) == sorted(SEVENTEEN_TABLES)


def test_there_are_at_least_45_indexes_on_the_seventeen_tables() -> None:
    tables = read_tables()
    assert sum(len(tables[name].indexes) for name in SEVENTEEN_TABLES) >= 45


def test_every_index_says_what_it_serves() -> None:
    tables = read_tables()
    silent = [index.name for name in own_tables() for index in tables[name].indexes if "serves: " not in index.purpose]
    assert silent == []


def test_no_index_only_repeats_the_beginning_of_a_whole_one() -> None:
    tables = read_tables()
    repeated = []
    for name in own_tables():
        whole = [index for index in tables[name].indexes if "WHERE" not in index.definition]
        for index in tables[name].indexes:
            start = index.definition.rstrip(")")
            others = (other for other in whole if other is not index and not index.is_unique)
            if any(other.definition.startswith((start + ",", start + ")")) for other in others):
                repeated.append(index.name)
    assert repeated == []


def test_every_foreign_key_has_an_index_that_begins_with_it() -> None:
    tables = read_tables()
    bare = []
    for name in own_tables():
        for key in tables[name].foreign_keys:
            usable = (
                index.definition
                for index in tables[name].indexes
                if "WHERE" not in index.definition or f"WHERE {key.columns} IS NOT NULL" in index.definition
            )
            if not any(
                definition.startswith((f"btree ({key.columns},", f"btree ({key.columns})")) for definition in usable
            ):
                bare.append(key.name)
    assert bare == []


def test_the_seven_functions_are_installed() -> None:
    assert {function.name for function in read_functions()} >= SEVEN_FUNCTIONS


def test_eight_tables_and_more_keep_their_own_books_by_trigger() -> None:
    tables = read_tables()
    for name in TABLES_THAT_KNOW_WHEN_THEY_CHANGED:
        assert any("update_updated_at_column()" in definition for _, definition in tables[name].triggers), name
    assert "update_course_progress" in dict(tables["lesson_completions"].triggers)
    assert sum(len(tables[name].triggers) for name in SEVENTEEN_TABLES) >= 8


def test_both_views_can_be_read_through_their_models() -> None:
    assert {model._meta.db_table for model in view_models()} == {"v_course_catalog", "v_user_dashboard"}
    for model in view_models():
        assert list(model._default_manager.all()[:1]) == []


def test_updated_at_moves_with_a_change_and_stays_without_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO users (username, updated_at) VALUES ('ada', '2020-01-01+00') RETURNING id")
        (learner,) = cursor.fetchone()
        cursor.execute("UPDATE users SET bio = bio WHERE id = %s RETURNING updated_at", [learner])
        assert cursor.fetchone()[0].year == 2020
        cursor.execute("UPDATE users SET bio = 'hello' WHERE id = %s RETURNING updated_at", [learner])
        assert cursor.fetchone()[0].year > 2020
