"""The explorer of the practice network: pages of what the index has, for anyone."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chain.explorer.listing import (
    creation_of,
    find_transaction,
    latest_blocks,
    latest_transactions,
    place_from,
    position,
    transactions_in,
    transactions_of,
)
from chain.explorer.live import find_unindexed, read_balance
from chain.explorer.names import names_of
from chain.explorer.searching import MOST_TYPED, read_address, read_block, read_hash, read_search
from chain.explorer.transaction_page import read_page
from chain.models import ExplorerBlock, ExplorerPosition, ExplorerTransaction
from chain.networks import practice_network
from learning.web.requests import Request


@never_cache
@require_safe
def explorer(request: Request) -> HttpResponse:
    """The latest; ?q= leads on to what was searched for."""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:MOST_TYPED]
    if typed and (wanted := read_search(typed)):
        return redirect(f"chain:explorer-{wanted.kind}", wanted.value)
    rows = latest_transactions()
    context = {
        "typed": typed,
        "position": position() or ExplorerPosition(),
        "blocks": latest_blocks(),
        "rows": rows,
        "names": _names(request, rows),
    }
    return _page(request, "index", context, status=422 if typed else 200)


@never_cache
@require_safe
def explorer_block(request: Request, number: str) -> HttpResponse:
    wanted = read_block(number)
    if wanted is None:
        return _say(request, _("This is not the number of a block"), _("Blocks are numbered 0, 1, 2 and so on."), 400)
    block = ExplorerBlock.objects.filter(number=wanted).first()
    known = position()
    if block is None:
        sentence = _("The explorer does not have it. Newer blocks are seen within a second or two.")
        return _say(request, _("There is no block %(number)s yet") % {"number": wanted}, sentence, 404)
    lines = transactions_in(wanted, before=place_from(request.GET.get("before", "")))
    is_last = known is None or wanted + 1 >= known.next_block
    context = {"header": block, "lines": lines, "is_last": is_last, "names": _names(request, lines.rows)}
    return _page(request, "block", context)


@never_cache
@require_safe
def explorer_transaction(request: Request, transaction_hash: str) -> HttpResponse:
    wanted = read_hash(transaction_hash)
    if wanted is None:
        sentence = _("A hash is 0x followed by 64 of the signs 0 to 9 and a to f. Perhaps a part of it is missing.")
        return _say(request, _("This is not the hash of a transaction"), sentence, 400)
    row = find_transaction(wanted)
    if row is None:
        return _say_unindexed(request, wanted)
    return _page(request, "transaction", {"page": read_page(row, viewer_id=request.user.pk)})


@never_cache
@require_safe
def explorer_address(request: Request, address: str) -> HttpResponse:
    wanted = read_address(address)
    if wanted is None:
        sentence = _("An address is 0x followed by 40 of the signs 0 to 9 and a to f. Perhaps a part of it is missing.")
        return _say(request, _("This is not an address"), sentence, 400)
    lines = transactions_of(wanted, before=place_from(request.GET.get("before", "")))
    creation = creation_of(wanted)
    context = {
        "address": wanted,
        "lines": lines,
        "creation": creation,
        "balance": read_balance(wanted),
        "names": _names(request, lines.rows, wanted, creation.sender if creation else None),
    }
    return _page(request, "address", context)


def _names(request: Request, rows: list[ExplorerTransaction], *others: str | None) -> dict[str, Any]:
    addresses = {address for row in rows for address in (row.sender, row.receiver, row.created)}
    return names_of(addresses | {*others}, viewer_id=request.user.pk)


def _say_unindexed(request: Request, wanted: str) -> HttpResponse:
    found = find_unindexed(wanted)
    if found is None:
        sentence = _("The practice network does not know it. Links from before its last reset lead here, too.")
        return _say(request, _("There is no such transaction"), sentence, 404, wanted)
    if found.get("blockNumber") is None:
        sentence = _("The network has it, but no block yet. Load this page again in a moment.")
        return _say(request, _("This transaction waits for a block"), sentence, 200, wanted)
    sentence = _("It is in a block that the explorer is just reading. Load this page again in a moment.")
    return _say(request, _("This transaction is a moment old"), sentence, 200, wanted)


def _say(request: Request, title: str, sentence: str, status: int, wanted: str = "") -> HttpResponse:
    return _page(request, "sentence", {"title": title, "sentence": sentence, "wanted": wanted}, status=status)


def _page(request: Request, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, f"chain/explorer/{name}.html", context | {"network": practice_network()}, status=status)
