"""What the platform means to do on the chain, written down before anything is signed."""

from typing import Any

from django.utils import timezone
from eth_utils.address import is_address, to_checksum_address

from chain.models.transaction import Transaction, TransactionType
from chain.networks import current_network
from chain.signals import transaction_planned
from chain.units import Tinybar, tinybar_to_hbar


def plan_transfer(
    *, user_id: int | None, kind: TransactionType, to: str, amount: Tinybar, memo: str = "", **related: Any
) -> Transaction:
    """A pending transfer of `amount` to the EVM address `to`. `related` are other columns, such as related_course_id.

    To be called inside the caller's transaction: the sending begins when that commits, and never if it does not.
    Raises ValueError when `to` is no address.
    """
    if not is_address(to):
        raise ValueError(f"{to!r} is not an EVM address.")
    return plan(user_id=user_id, transaction_type=kind, to=to, amount=amount, memo=memo, **related)


def plan_call(
    *,
    user_id: int | None,
    kind: TransactionType,
    to: str,
    data: bytes,
    gas: int | None = None,
    memo: str = "",
    **related: Any,
) -> Transaction:
    """A pending call of the contract at `to`, signed by the first operator key. Without `gas` the node estimates it.

    An empty `to` deploys `data` as a contract. Otherwise like plan_transfer.
    """
    return plan(user_id=user_id, transaction_type=kind, to=to, call_data=data, gas_limit=gas, memo=memo, **related)


def plan(*, to: str, amount: Tinybar | None = None, **columns: Any) -> Transaction:
    planned = Transaction.objects.create(
        chain_id=current_network().chain_id,
        to_account=to_checksum_address(to) if to else "",
        amount_hbar=None if amount is None else tinybar_to_hbar(amount),
        due_at=timezone.now(),
        **columns,
    )
    transaction_planned.send(sender=Transaction, transaction_id=planned.pk)
    return planned
