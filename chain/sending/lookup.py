"""Whether a transaction has left a trace on the chain. Three answers: yes, certainly not, nobody knows."""

from chain import gateway, mirror
from chain.models import Transaction


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
