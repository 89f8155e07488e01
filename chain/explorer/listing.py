"""Blocks and transactions for the explorer's pages, a page at a time: from a place on, so that no page is dearer."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from chain.models import ExplorerBlock, ExplorerPosition, ExplorerTransaction
from chain.models.explorer import PLACES, place_of

LATEST: Final = 10
PAGE_SIZE: Final = 25


@dataclass(frozen=True)
class Lines:
    """A page of transactions, the newest first. `older` is the place to go on before; None at the end."""

    rows: list[ExplorerTransaction]
    older: int | None
    is_first: bool


def latest_blocks() -> list[ExplorerBlock]:
    return list(ExplorerBlock.objects.order_by("-number")[:LATEST])


def latest_transactions() -> list[ExplorerTransaction]:
    return list(_lean().order_by("-place")[:LATEST])


def position() -> ExplorerPosition | None:
    return ExplorerPosition.objects.filter(id=1).first()


def find_transaction(transaction_hash: str) -> ExplorerTransaction | None:
    return ExplorerTransaction.objects.select_related("block").filter(hash=transaction_hash).first()


def transactions_in(block: int, *, before: int | None) -> Lines:
    end = place_of(block + 1, 0) if before is None else before
    rows = _lean().filter(place__gte=place_of(block, 0), place__lt=end)
    return _lines(rows, before)


def transactions_of(address: str, *, before: int | None) -> Lines:
    """What `address` has sent and received, and how it was made if it is a contract."""
    older = Q() if before is None else Q(place__lt=before)
    # Each half is found by its own index, however long the other one is.
    halves = _half(Q(sender=address) & older).union(_half(Q(receiver=address) & older))
    places = list(halves.order_by("-place")[: PAGE_SIZE + 1])
    return _lines(_lean().filter(place__in=places), before)


def creation_of(address: str) -> ExplorerTransaction | None:
    """The transaction that made the contract at `address`; None for what is no contract, or was there from the first
    block on."""
    return _lean().filter(created=address).first()


def _half(wanted: Q) -> QuerySet[ExplorerTransaction, int]:
    rows = ExplorerTransaction.objects.filter(wanted).order_by("-place")
    return rows.values_list("place", flat=True)[: PAGE_SIZE + 1]


def _lean() -> QuerySet[ExplorerTransaction]:
    # An input may have a hundred thousand bytes.
    return ExplorerTransaction.objects.select_related("block").defer("input", "revert_data")


def _lines(rows: QuerySet[ExplorerTransaction], before: int | None) -> Lines:
    found = list(rows.order_by("-place")[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    return Lines(found[:PAGE_SIZE], found[PAGE_SIZE - 1].place if more else None, before is None)


def place_from(text: str) -> int | None:
    """The ?before= of a page; None when it is missing or no place."""
    is_number = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_number and int(text) < 2**63 - PLACES else None
