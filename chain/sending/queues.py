"""What waits at a key, in its three states: not signed, signed and not yet accepted by a node, not settled."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from chain import keys
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network


def anything_waits() -> bool:
    """Whether any transaction of this chain is not signed, or not yet accepted by a node."""
    return unaccepted_by_all().filter(due_at__isnull=False).exists()


def senders_of_unaccepted() -> list[str]:
    """The accounts whose signed bytes no node has accepted yet."""
    rows = unaccepted_by_all().filter(signer__isnull=False)
    return [sender for sender in rows.order_by().values_list("signer", flat=True).distinct() if sender]


def unaccepted_by_all() -> QuerySet[Transaction]:
    """Whoever signs or signed it."""
    return Transaction.objects.filter(
        chain_id=current_network().chain_id, status=TransactionStatus.PENDING, accepted_at__isnull=True
    )


def outstanding(signer: ChainSigner) -> QuerySet[Transaction]:
    """What the key has signed and the chain has not settled, in the order of nonces."""
    return Transaction.objects.filter(
        status=TransactionStatus.PENDING, chain_id=signer.chain_id, signer=signer.address
    ).order_by("nonce")


def unaccepted(signer: ChainSigner) -> QuerySet[Transaction]:
    """What is signed and not taken by a node, as far as is known. Its `due_at` is when it may last have gone out."""
    return outstanding(signer).filter(accepted_at__isnull=True)


def unsigned_of_everyone(signer: ChainSigner) -> QuerySet[Transaction]:
    """What waits for this key or any, due or put off, oldest first."""
    return Transaction.objects.filter(
        Q(from_account="") | Q(from_account=signer.address),
        status=TransactionStatus.PENDING,
        chain_id=signer.chain_id,
        signer__isnull=True,
        due_at__isnull=False,
    ).order_by("pk")


def unsigned(signer: ChainSigner) -> QuerySet[Transaction]:
    """What the key may sign next, oldest first. Calls belong to the first key, which the contracts know."""
    rows = unsigned_of_everyone(signer).filter(due_at__lte=timezone.now())
    addresses = keys.operator_addresses()
    if signer.address not in addresses:
        return rows.none()
    if signer.address != addresses[0]:
        rows = rows.filter(call_data__isnull=True)
    return rows
