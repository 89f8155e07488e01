"""What node and mirror node know of a transaction, put together: either may be late, silent, or merely wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.utils import timezone

from chain import gateway, mirror
from chain.models import Transaction
from chain.networks import current_network
from chain.sending.errors import Outcome, outcome_of
from chain.sending.settle import Ending
from chain.units import Tinybar, tinybar_to_hbar, tinybars_covering


def is_known(row: Transaction) -> bool:
    """Whether node or mirror node know the transaction; False when neither says so."""
    known = row.transaction_hash or ""
    try:
        return gateway.knows_transaction(known) or mirror.contract_result(known) is not None
    except (gateway.ChainRefused, gateway.ChainUnreachable):
        return False


def is_unknown(row: Transaction) -> bool:
    """Whether node and mirror node both say that they do not know the transaction."""
    known = row.transaction_hash or ""
    try:
        return not gateway.knows_transaction(known) and mirror.has_no_result(known)
    except (gateway.ChainRefused, gateway.ChainUnreachable):
        return False


@dataclass(frozen=True)
class Finding:
    """What is known of one transaction. `rejection` is the node's sentence when it says that it was turned away."""

    receipt: gateway.Receipt | None
    result: mirror.ContractResult | None
    rejection: str = ""

    @property
    def outcome(self) -> Outcome | None:
        """None when nothing is known. A receipt alone does not prove a failure where a mirror node knows more."""
        if self.receipt is not None and self.receipt.succeeded:
            return Outcome.SUCCEEDED
        if self.result is not None:
            return outcome_of(self.result)
        if self.receipt is None:
            return None
        if mirror.has_mirror():
            return Outcome.UNDECIDED
        return Outcome.REVERTED if self.receipt.gas_used else Outcome.NOT_EXECUTED

    @property
    def name(self) -> str:
        """The status Hedera gave, from the mirror node or from the node's sentence; empty when neither says."""
        if self.result is not None:
            return self.result.name
        said = self.rejection.partition(":")[2].split()
        return said[0] if said else ""

    @property
    def error(self) -> str:
        """In the ledger's words, else the node's."""
        return (self.result and self.result.error) or self.rejection or "The transaction was reverted."


def look_up(row: Transaction) -> Finding:
    """Ask the node, and the mirror node for what it adds, or for all when receipts are late, lost or refused.

    Raises ChainRefused when the node does not answer the question, ChainUnreachable when it does not answer at all.
    """
    known = row.transaction_hash or ""
    receipt, rejection = None, ""
    try:
        receipt = gateway.read_receipt(known)
    except gateway.ChainRefused as refusal:
        if not is_rejection(refusal):
            raise
        rejection = refusal.message
    waited = timezone.now() - (row.accepted_at or timezone.now())
    is_early = receipt is None and not rejection and waited < 3 * current_network().poll_every
    return Finding(receipt, None if is_early else mirror.contract_result(known), rejection)


def is_rejection(refusal: gateway.ChainRefused) -> bool:
    """Newer relays answer a question for the receipt so when the network turned the transaction away."""
    is_provisional = isinstance(refusal.data, dict) and refusal.data.get("provisional")
    return "rejected" in refusal.message.lower() and not is_provisional


def ending_from(finding: Finding, *, succeeded: bool) -> Ending:
    """The end as it is written down. Asks the mirror node what was charged."""
    entry = mirror.ledger_entry(finding.result.timestamp) if finding.result else None
    fee = fee_from(finding, entry)
    known = finding.receipt or finding.result
    return Ending(
        succeeded=succeeded,
        error="" if succeeded else finding.error,
        at=consensus_time(finding),
        transaction_id=entry.transaction_id if entry else None,
        fee=tinybar_to_hbar(fee) if fee is not None else None,
        block_number=known.block_number if known else None,
        gas_used=known.gas_used if known else None,
        is_whole=entry is not None or not mirror.has_mirror(),
    )


def fee_from(finding: Finding, entry: mirror.LedgerEntry | None) -> Tinybar | None:
    if entry is not None:
        return entry.fee
    return tinybars_covering(finding.receipt.fee) if finding.receipt else None


def consensus_time(finding: Finding) -> datetime | None:
    if finding.result is not None:
        return mirror.consensus_time(finding.result.timestamp)
    if finding.receipt is None:
        return None
    block = finding.receipt.block_number, finding.receipt.block_hash
    return datetime.fromtimestamp(cached_timestamp(gateway.node_url(), *block), UTC)


@lru_cache(maxsize=64)
def cached_timestamp(_node: str, block: int, _hash: str) -> int:
    """By hash as well: a chain that was reset, or has lost blocks, makes another one of the same number."""
    return gateway.block_timestamp(block)
