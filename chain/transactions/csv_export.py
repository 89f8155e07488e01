"""Transactions as a file for spreadsheets."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chain.models import Transaction
from chain.transactions.listing import explorer_link
from settings.pieces import in_pieces

# A cell that begins so is run as a formula by spreadsheets.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """What csv takes for a file: a line comes back as it was written."""

    def write(self, line: str) -> str:
        return line


def write_csv(rows: QuerySet[Transaction]) -> Iterator[str]:
    """Line by line, the newest transaction first. Times are UTC."""
    writer = csv.writer(_Echo())
    # The mark by which spreadsheets know UTF-8.
    yield "\ufeff" + writer.writerow(headings())
    for row in in_pieces(rows, newest_first=True):
        yield writer.writerow([harmless(cell) for cell in cells(row)])


def headings() -> list[str]:
    return [
        *(_("Number"), _("Type"), _("Status"), _("HBAR"), _("Asked for (UTC)"), _("Consensus time (UTC)")),
        *(_("From"), _("To"), _("Memo"), _("Fee in HBAR"), _("Transaction id"), _("Hash"), _("Chain"), _("Explorer")),
    ]


def cells(row: Transaction) -> list[Any]:
    return [
        *(row.pk, row.get_transaction_type_display(), row.get_status_display(), plain(row.amount_hbar)),
        *(f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "" for moment in (row.created_at, row.consensus_timestamp)),
        *(row.from_account, row.to_account, row.memo, plain(row.fee_hbar)),
        *(row.transaction_id, row.transaction_hash, row.chain_id, explorer_link(row)),
    ]


def plain(amount: Any) -> str:
    return "" if amount is None else f"{amount:f}"


def harmless(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
