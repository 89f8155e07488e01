"""/transactions/: one's own log, its filters, a page for each, and the file for spreadsheets."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chain.models import ContractDeployment, SoulboundToken, Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.transactions.listing import PAGE_SIZE
from gamification.models import UserAchievement
from learning.models import User
from tests.builders import make_achievement, make_badge

pytestmark = pytest.mark.django_db

LOG = "/transactions/"
EXPORT = "/transactions/export.csv"
FAUCET, BADGE = TransactionType.FAUCET_REQUEST, TransactionType.NFT_MINT_BADGE
PAID, FAILED = TransactionStatus.SUCCESS, TransactionStatus.FAILED


def make_transaction(user: User | None, **columns: Any) -> Transaction:
    columns = {"transaction_type": FAUCET, "status": PAID, "amount_hbar": Decimal(5), "chain_id": 298} | columns
    return Transaction.objects.create(user=user, **columns)


def make_token(badge: UserAchievement, mint: Transaction) -> None:
    deployment = ContractDeployment.objects.first() or ContractDeployment.objects.create(
        chain_id=298, deployer="0xabc", source_sha256="", transaction=make_transaction(None)
    )
    SoulboundToken.objects.create(
        deployment=deployment,
        fingerprint=f"0x{badge.pk:064x}",
        earned_badge=badge,
        recipient="0xabc",
        mint_transaction=mint,
    )


def rows_of(browser: Client, query: str = "") -> list[Transaction]:
    return [row for row, _ in browser.get(LOG + query).context["lines"]]


def cells_of(browser: Client, query: str = "") -> list[list[str]]:
    response = browser.get(EXPORT + query)
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_line_says_what_how_much_how_and_when(amina: User, amina_client: Client) -> None:
    row = make_transaction(
        amina,
        amount_hbar=Decimal("2.50000000"),
        consensus_timestamp=datetime(2026, 3, 9, 12, 0, 7, tzinfo=UTC),
        hashscan_url="https://hashscan.io/testnet/tx/0xabc",
    )
    page = amina_client.get(LOG).content.decode()
    for words in (
        "Faucet",
        "2.5 HBAR",
        "Done",
        "9 March 2026, 13:00:07 WAT",
        row.hashscan_url,
        f"/transactions/{row.pk}/",
    ):
        assert words in page


def test_the_newest_stand_first_and_the_rest_on_further_pages(amina: User, amina_client: Client) -> None:
    rows = [make_transaction(amina) for _ in range(PAGE_SIZE + 2)]
    assert rows_of(amina_client) == rows[:1:-1]
    assert rows_of(amina_client, "?page=2") == [rows[1], rows[0]]


def test_it_filters_by_type_and_status_and_ignores_what_it_does_not_know(amina: User, amina_client: Client) -> None:
    paid, failed, badge = (
        make_transaction(amina),
        make_transaction(amina, status=FAILED),
        make_transaction(amina, transaction_type=BADGE, amount_hbar=None),
    )
    assert rows_of(amina_client, "?type=nft_mint_badge") == [badge]
    assert rows_of(amina_client, "?status=failed") == [failed]
    assert rows_of(amina_client, "?type=faucet_request&status=success") == [paid]
    assert rows_of(amina_client, "?type=faucet_request&status=pending") == []
    assert len(rows_of(amina_client, "?type=nonsense&status=%00&page=-1")) == 3
    filtered = amina_client.get(LOG + "?status=failed").content.decode()
    assert EXPORT + "?status=failed" in filtered


def test_htmx_gets_the_fragment(amina: User, amina_client: Client) -> None:
    make_transaction(amina)
    answer = amina_client.get(LOG, headers={"HX-Request": "true"}).content.decode()
    assert 'id="log"' in answer
    assert "<html" not in answer


def test_nothing_yet_leads_to_the_faucet_and_no_match_back_to_all(amina: User, amina_client: Client) -> None:
    assert "No transactions yet" in amina_client.get(LOG).content.decode()
    make_transaction(amina)
    assert "Nothing matches that" in amina_client.get(LOG + "?status=failed").content.decode()


def test_a_page_tells_all_about_one_and_why_it_failed(amina: User, amina_client: Client) -> None:
    row = make_transaction(
        amina, status=FAILED, error_message="The network <turned> it away.", to_account="0x" + "a" * 40, memo="Faucet"
    )
    page = amina_client.get(f"{LOG}{row.pk}/").content.decode()
    for words in ("The network &lt;turned&gt; it away.", "0x" + "a" * 40, "Failed", "5 HBAR"):
        assert words in page
    assert "not yet" not in page
    assert "not yet" in amina_client.get(f"{LOG}{make_transaction(amina, status='pending').pk}/").content.decode()


def test_signed_bytes_are_shown_nowhere(amina: User, amina_client: Client) -> None:
    row = make_transaction(amina, signer="0xabc", nonce=1, raw_transaction=b"\xde\xad\xbe\xef")
    for path in (LOG, f"{LOG}{row.pk}/"):
        assert "deadbeef" not in amina_client.get(path).content.decode()
    assert not any("deadbeef" in cell for line in cells_of(amina_client) for cell in line)


def test_everything_is_ones_own_only(client: Client, amina: User, kwame_client: Client) -> None:
    row = make_transaction(amina)
    assert rows_of(kwame_client) == []
    assert kwame_client.get(f"{LOG}{row.pk}/").status_code == 404
    assert len(cells_of(kwame_client)) == 1
    for path in (LOG, EXPORT, f"{LOG}{row.pk}/"):
        assert client.get(path)["Location"].startswith("/signin/")


@pytest.mark.parametrize("pk", ["0", "999999999", "9" * 40])
def test_what_is_not_there_is_not_found(amina_client: Client, pk: str) -> None:
    assert amina_client.get(f"{LOG}{pk}/").status_code == 404


def test_a_mint_that_several_learners_share_is_in_the_log_of_each(
    amina: User, kwame: User, amina_client: Client, kwame_client: Client
) -> None:
    achievement = make_achievement()
    shared = make_transaction(None, transaction_type=BADGE, amount_hbar=None)
    for learner in (amina, kwame):
        make_token(make_badge(learner, achievement), shared)
    own = make_transaction(kwame)
    assert rows_of(amina_client) == [shared]
    assert rows_of(kwame_client) == [own, shared]
    assert amina_client.get(f"{LOG}{shared.pk}/").status_code == 200


def test_the_file_holds_what_the_filters_let_through_on_all_pages(amina: User, amina_client: Client) -> None:
    rows = [make_transaction(amina) for _ in range(PAGE_SIZE + 2)]
    make_transaction(amina, status=FAILED)
    heading, *lines = cells_of(amina_client, "?status=success&page=2")
    assert heading[:4] == ["Number", "Type", "Status", "HBAR"]
    assert [line[0] for line in lines] == [str(row.pk) for row in reversed(rows)]
    assert lines[0][1:4] == ["Faucet", "Done", "5.00000000"]
    response = amina_client.get(EXPORT)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="web3versity-transactions-')


@pytest.mark.parametrize("memo", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', '"=1'])
def test_no_cell_is_a_formula(amina: User, amina_client: Client, memo: str) -> None:
    make_transaction(amina, memo=memo)
    _, line = cells_of(amina_client)
    assert memo in "".join(line)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_it_takes_few_queries_however_many_lines(
    amina: User, amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(PAGE_SIZE):
        make_transaction(amina)
    rows_of(amina_client)
    with django_assert_max_num_queries(6):
        amina_client.get(LOG)
    with django_assert_max_num_queries(5):
        cells_of(amina_client)
