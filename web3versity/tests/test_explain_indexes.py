"""Every index earns its keep: the planner itself picks it for the query that its comment names."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from web3versity.schema_docs.catalog import read_tables
from web3versity.schema_docs.domains import DOMAINS, models_of
from web3versity.tests.explain_rows import school_in_numbers
from web3versity.tests.schema_rooms import read_named

SERVED = read_named("served")
# A handful of rows on one page, which PostgreSQL reads faster whole; its constraint needs the index all the same.
TOO_SMALL_TO_MATTER = {
    "platform_settings_setting_key_key",
    "chain_troubles_chain_id_kind_key",
    "chain_lives_chain_id_epoch_key",
}


@pytest.fixture(scope="module")
def school(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with school_in_numbers(django_db_blocker):
        yield


@pytest.mark.parametrize(("index", "query"), SERVED, ids=[index for index, _ in SERVED])
def test_the_planner_picks_the_index_for_its_query(school: None, index: str, query: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {query}")
        plan = json.dumps(cursor.fetchone()[0])
    assert f'"Index Name": "{index}"' in plan


def test_every_index_but_the_primary_keys_has_its_query(school: None) -> None:
    tables = read_tables()
    own = [tables[model._meta.db_table] for domain in DOMAINS for model in models_of(domain)]
    names = {index.name for table in own for index in table.indexes if not index.name.endswith("_pkey")}
    assert names - TOO_SMALL_TO_MATTER == {index for index, _ in SERVED}
