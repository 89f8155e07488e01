"""The explorer's part without a server: what is filled in adds up, and every page that is asked for is there."""

import pytest
from pytest_django.fixtures import Settings

from benchmarks.explorer.filling import fill_explorer
from benchmarks.explorer.measure import MOST_STATEMENTS, PAGES, count_statements
from benchmarks.harness.client import sign_in
from benchmarks.harness.sampling import WARM_UP
from chain.explorer.listing import position
from chain.models import ExplorerBlock, ExplorerLog, ExplorerTransaction
from learning.models import User


@pytest.mark.django_db(transaction=True)
def test_every_page_is_there_and_asks_little_of_the_database(amina: User, settings: Settings) -> None:
    # Nobody listens there: balances are unknown at once.
    settings.CHAIN_NETWORK, settings.CHAIN_RPC_URL = "devnet", "http://127.0.0.1:1"
    filled = fill_explorer(4_000, seed=1)
    assert ExplorerTransaction.objects.count() == filled.transactions == 4_000
    assert (ExplorerBlock.objects.count(), ExplorerLog.objects.count()) == (filled.blocks, filled.events)
    assert sum(ExplorerBlock.objects.values_list("transaction_count", flat=True)) == 4_000
    known = position()
    assert known is not None
    assert (known.next_block, known.transaction_count) == (filled.blocks, 4_000)
    session = sign_in(amina)
    for title, paths in PAGES.items():
        asked = paths(filled, WARM_UP + 4)
        assert max(count_statements(asked, [session])) <= MOST_STATEMENTS, title
