"""A learner's own transactions: what the platform sent, minted or saw for them."""

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from chain.models import SoulboundToken, Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import network_in_use
from learning.models import User

PAGE_SIZE = 25


def transactions_of(learner: User) -> QuerySet[Transaction]:
    """Newest first. Certificates and badges of several learners may share one transaction, which is everyone's."""
    tokens = SoulboundToken.objects.filter(certificate__user=learner).union(
        SoulboundToken.objects.filter(earned_badge__user=learner)
    )
    shared = {pk for pair in tokens.values_list("mint_transaction", "burn_transaction") for pk in pair if pk}
    # Ids and no subquery, so that both halves are found by their indexes.
    mine = Q(user=learner) | Q(pk__in=shared) if shared else Q(user=learner)
    return Transaction.objects.filter(mine).defer("raw_transaction", "call_data").order_by("-created_at", "-pk")


def filter_log(rows: QuerySet[Transaction], *, kind: str, status: str) -> QuerySet[Transaction]:
    """Only those of a type and with a status; what is neither is no filter."""
    if kind in TransactionType.values:
        rows = rows.filter(transaction_type=kind)
    if status in TransactionStatus.values:
        rows = rows.filter(status=status)
    return rows


def read_log(*, learner: User, kind: str = "", status: str = "", page_number: int = 1) -> Page[Transaction]:
    return Paginator(filter_log(transactions_of(learner), kind=kind, status=status), PAGE_SIZE).get_page(page_number)


def explorer_link(row: Transaction) -> str:
    """Where anyone can look it up; empty before it is signed, and where there is no explorer."""
    if row.hashscan_url or not row.transaction_hash:
        return row.hashscan_url
    network = network_in_use(row.chain_id)
    return network.transaction_link(row.transaction_hash) if network else ""
