"""What the faucet paid and what was minted: whom it counts, and what is told."""

from datetime import UTC, date, datetime

import pytest

from chain.insight.volumes import Volumes
from chain.models import FaucetRequest, Transaction
from learning.insight.reading import read_counts
from learning.insight.rolling import roll_up
from learning.models import InsightCount, User

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)
NOW = datetime(2026, 4, 2, 1, tzinfo=UTC)
IN_MARCH = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_wallets_are_counted_once_a_month_with_all_that_they_got(amina: User, kwame: User) -> None:
    for learner, hbar, status in ((amina, 2, "completed"), (amina, 1, "completed"), (kwame, 1, "failed")):
        FaucetRequest.objects.create(
            user=learner,
            evm_address=str(learner.evm_address),
            amount_hbar=hbar,
            status=status,
            requested_at=IN_MARCH,
        )
    for kind, status in (("nft_mint_certificate", "success"), ("nft_mint_badge", "failed")):
        Transaction.objects.create(
            transaction_type=kind,
            status=status,
            chain_id=298,
            from_account="0x1",
            to_account="0x2",
            created_at=IN_MARCH,
        )
    roll_up(date(2026, 3, 31), now=NOW)
    counted = dict(InsightCount.objects.filter(rollup="volumes", day=MARCH).values_list("cell", "learners"))
    assert counted == {"paid": 1, "hbar": 3, "nft_mint_certificate": 1}


def test_hbar_are_told_only_where_the_wallets_are() -> None:
    february = date(2026, 2, 1)
    for month, wallets in ((february, 10), (MARCH, 11)):
        InsightCount.objects.create(rollup="volumes", day=month, cell="paid", learners=wallets)
        InsightCount.objects.create(rollup="volumes", day=month, cell="hbar", learners=95)
    faucet, mints = Volumes().figures(read_counts(Volumes.rollups, until=date(2026, 3, 31)))
    assert [tuple(row.values) for row in faucet.rows[-2:]] == [(0, 0), (10, 90)]
    assert mints.is_empty
