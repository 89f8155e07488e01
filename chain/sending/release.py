"""Take a signature back, so that its row can be signed anew. Only for bytes that can never run."""

import logging
from typing import Final

from chain.models import ChainSigner, Transaction
from chain.sending.failpoints import Boundary, reached
from chain.sending.filler import plan_filler
from chain.sending.queues import outstanding
from chain.sending.signing import put_off

logger = logging.getLogger(__name__)


# All that a signature brought.
SIGNATURE: Final = (
    *("signer", "from_account", "nonce", "raw_transaction", "transaction_hash", "signed_at", "accepted_at"),
    *("gas_limit", "gas_price_weibar"),
)


def take_back(row: Transaction) -> None:
    """Make `row` unsigned again; its nonce is free, or was used by other bytes."""
    logger.warning("Transaction %s: signature with nonce %s taken back.", row.pk, row.nonce)
    row.signer = row.nonce = row.raw_transaction = row.transaction_hash = row.signed_at = row.accepted_at = None
    row.gas_price_weibar = None
    row.from_account = ""
    if row.call_data is None:
        row.gas_limit = None
    row.save(update_fields=SIGNATURE)


def release(signer: ChainSigner, rows: list[Transaction], *, reason: str = "", hopeless: bool = False) -> None:
    """Free the nonce of the first of `rows`, which was refused for certain, and of those that followed it unsent.

    The caller holds the lock of `signer`. With a `reason` the refusal counts against the first row.
    """
    reached(Boundary.RELEASING)
    first = rows[0]
    signer.next_nonce = min(signer.next_nonce, first.nonce or 0)
    signer.save(update_fields=["next_nonce"])
    for row in rows:
        take_back(row)
    if outstanding(signer).filter(nonce__gt=signer.next_nonce).exists():
        # Later ones are on their way already: nobody knows when the first is signed again, if at all.
        plan_filler(signer, signer.next_nonce)
    if reason:
        put_off(first, reason, for_good=hopeless)
