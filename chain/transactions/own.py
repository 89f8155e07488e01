"""What learners send themselves on the practice network: written down from the chain, under whose wallet it came from.

Whoever sent it and by which wallet, it came through the door (chain/rpc), which says its hash; all else the node says.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from eth_utils.address import to_checksum_address

from chain import gateway
from chain.models import Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import on_network, practice_network
from chain.practice.epoch import practice_epoch
from chain.sending.settle import Ending, settle
from chain.units import tinybar_to_hbar, tinybars_covering, whole_tinybars_in
from learning.models import User

# Such as wait for one before them. Further ones are written down when they are sent again.
MOST_WAITING: Final = 20
# After this long, what the node does not know any more never ran.
GIVEN_UP_AFTER: Final = timedelta(minutes=10)
_AT_ONCE: Final = 500
_FAILED: Final = "It ran and failed. Its fee was paid all the same."
_NEVER_RAN: Final = "It never came into a block."


def record_own_transaction(*, transaction_hash: str) -> None:
    """Write down what a learner has sent, once, and how it ended if it has. Of anybody else nothing is kept.

    Raises ChainUnreachable or ChainRefused.
    """
    with on_network(practice_network()):
        sent = gateway.read_transaction(transaction_hash)
        if sent is None:
            return
        learner = User.objects.filter(evm_address=to_checksum_address(sent.sender)).first()
        if learner is not None:
            _settle_if_mined(_write_down(learner, transaction_hash, sent))


def settle_own_transactions() -> None:
    """See which of those that waited have ended. Raises ChainUnreachable or ChainRefused."""
    with on_network(practice_network()):
        for row in _waiting().order_by("-created_at")[:_AT_ONCE]:
            _settle_if_mined(row)


def _write_down(learner: User, transaction_hash: str, sent: gateway.SentTransaction) -> Transaction | None:
    """None when so many of the learner's wait already."""
    epoch = practice_epoch()
    with transaction.atomic():
        known = Transaction.objects.filter(
            chain_id=practice_network().chain_id, transaction_hash=transaction_hash, epoch=epoch
        ).first()
        if known is not None:
            return known
        User.objects.select_for_update(no_key=True).get(pk=learner.pk)
        if _waiting().filter(user=learner).count() >= MOST_WAITING:
            return None
        row, _is_new = Transaction.objects.get_or_create(
            chain_id=practice_network().chain_id,
            transaction_hash=transaction_hash,
            epoch=epoch,
            defaults={
                "user": learner,
                "transaction_type": TransactionType.PRACTICE_TRANSFER,
                "amount_hbar": tinybar_to_hbar(whole_tinybars_in(sent.value)),
                "from_account": to_checksum_address(sent.sender),
                "to_account": to_checksum_address(sent.receiver) if sent.receiver else "",
                "hashscan_url": practice_network().transaction_link(transaction_hash),
            },
        )
    return row


def _settle_if_mined(row: Transaction | None) -> None:
    if row is None or row.status != TransactionStatus.PENDING:
        return
    known = row.transaction_hash or ""
    receipt = gateway.read_receipt(known)
    if receipt is not None:
        ending = Ending(
            succeeded=receipt.succeeded,
            error=_FAILED,
            at=datetime.fromtimestamp(gateway.block_timestamp(receipt.block_number), tz=UTC),
            fee=tinybar_to_hbar(tinybars_covering(receipt.fee)),
            block_number=receipt.block_number,
            gas_used=receipt.gas_used,
        )
        settle(row.pk, ending, signed_as=known)
    elif timezone.now() - row.created_at > GIVEN_UP_AFTER and not gateway.knows_transaction(known):
        settle(row.pk, Ending(succeeded=False, error=_NEVER_RAN), signed_as=known)


def _waiting() -> QuerySet[Transaction]:
    return Transaction.objects.filter(
        status=TransactionStatus.PENDING,
        transaction_type=TransactionType.PRACTICE_TRANSFER,
        chain_id=practice_network().chain_id,
        signer__isnull=True,
        due_at__isnull=True,
    )
