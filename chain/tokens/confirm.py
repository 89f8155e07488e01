"""Reading what became of a mint, from the contract itself, into the record."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from django.db import transaction
from django.utils import timezone

from chain.contracts.collection import Collection
from chain.models import ContractDeployment, SoulboundToken
from chain.models.token import TokenState
from chain.models.transaction import TransactionStatus
from chain.tokens.record import record_token
from chain.tokens.retry import try_later

logger = logging.getLogger(__name__)

# A node may be late; after that a transaction that succeeded without issuing anything was not ours to trust.
PATIENCE: Final = timedelta(minutes=10)


def read_tokens(deployment: ContractDeployment) -> None:
    """Give every token its serial whose transaction succeeded, or that an earlier attempt has minted after all."""
    collection = Collection(deployment.address or "")
    tokens = SoulboundToken.objects.filter(deployment=deployment).select_related("mint_transaction")
    minted = tokens.filter(state=TokenState.MINTING, mint_transaction__status=TransactionStatus.SUCCESS)
    for _, batch in groupby(minted.order_by("mint_transaction_id", "pk"), lambda token: token.mint_transaction_id):
        read_batch(collection, list(batch))
    tried_before = tokens.filter(state=TokenState.WAITING, attempts__gt=0, due_at__lte=timezone.now())
    for token in tried_before.order_by("pk")[:50]:
        serial = collection.token_of(token.fingerprint)
        if serial:
            record_token(token.pk, serial)


def read_batch(collection: Collection, tokens: list[SoulboundToken]) -> None:
    """The tokens of one transaction, in the order in which it issued them."""
    serials = serials_of(collection, [token.fingerprint for token in tokens])
    for token, serial in zip(tokens, serials, strict=True):
        if serial:
            record_token(token.pk, serial)
        elif is_overdue(token):
            give_back(token)


def serials_of(collection: Collection, fingerprints: list[str]) -> Iterable[int]:
    """Two questions do for a batch, whose serials follow each other; relays count questions."""
    first, last = collection.token_of(fingerprints[0]), collection.token_of(fingerprints[-1])
    if first and last - first == len(fingerprints) - 1:
        return range(first, last + 1)
    # One of them was deleted with its learner, or the node is late.
    between = [collection.token_of(fingerprint) for fingerprint in fingerprints[1:-1]]
    return [first, *between, last][: len(fingerprints)]


def is_overdue(token: SoulboundToken) -> bool:
    settled: datetime | None = token.mint_transaction.settled_at if token.mint_transaction else None
    return settled is not None and timezone.now() - settled > PATIENCE


@transaction.atomic
def give_back(token: SoulboundToken) -> None:
    locked = SoulboundToken.objects.select_for_update(no_key=True, of=("self",))
    row = locked.filter(pk=token.pk, state=TokenState.MINTING, mint_transaction=token.mint_transaction_id).first()
    if row is not None:
        logger.error("Token %s: transaction succeeded, but the contract has no such token; retrying.", row.pk)
        try_later(row, "The transaction succeeded without issuing the token.")
