"""What keeps the platform from paying and minting: workers note it, admin and /readyz tell it.

Nothing is lost meanwhile: what is planned waits, and is sent when the trouble ends.
"""

import logging
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from chain import gateway, keys
from chain.amounts import short_amount
from chain.models import ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.units import WEIBARS_PER_TINYBAR, Weibar, tinybar_to_hbar, whole_tinybars_in

logger = logging.getLogger(__name__)

# One more payout of the smallest kind, with its fee.
EMPTY_BELOW: Final = Weibar(2 * 10**8 * WEIBARS_PER_TINYBAR)
WAITING_TOO_LONG: Final = timedelta(minutes=10)


def note_trouble(kind: TroubleKind, sentence: str) -> None:
    """Keep it until `end_trouble`; said again it only changes its words."""
    said = {"sentence": sentence[:300]}
    _, is_new = ChainTrouble.objects.update_or_create(
        kind=kind, defaults=said, create_defaults={**said, "since": timezone.now()}
    )
    if is_new:
        logger.error("Chain trouble: %s", sentence)


def end_trouble(*kinds: TroubleKind) -> None:
    ended, _ = ChainTrouble.objects.filter(kind__in=kinds).delete()
    if ended:
        logger.info("Chain trouble resolved: %s", ", ".join(kinds))


def note_failure(error: Exception) -> None:
    """Note what a failed question says about the chain. Raises the error again when it is another kind."""
    match error:
        case gateway.WrongChain():
            note_trouble(TroubleKind.WRONG_CHAIN, str(error))
        case gateway.ChainUnreachable() | gateway.ChainRefused():
            note_trouble(TroubleKind.UNREACHABLE, str(error))
        case keys.KeysUnusable():
            note_trouble(TroubleKind.KEYS, str(error))
        case _:
            raise error


def look_for_troubles() -> None:
    """Ask the chain and the keys, and note what is wrong or over."""
    note_waiting()
    try:
        gateway.verify_chain()
        end_trouble(TroubleKind.UNREACHABLE, TroubleKind.WRONG_CHAIN)
        addresses = keys.operator_addresses()
        end_trouble(TroubleKind.KEYS)
        note_empty_accounts(addresses)
    except (gateway.ChainUnreachable, gateway.ChainRefused, keys.KeysUnusable) as error:
        note_failure(error)


def note_empty_accounts(addresses: list[str]) -> None:
    balances = {address: gateway.balance_of(address) for address in addresses}
    empty = {address: balance for address, balance in balances.items() if balance < EMPTY_BELOW}
    if not empty:
        # A payout larger than what is left waits without an empty account; its sender has said so.
        return None if is_anything_unsigned() else end_trouble(TroubleKind.BALANCE)
    address, balance = next(iter(empty.items()))
    hbar = short_amount(tinybar_to_hbar(whole_tinybars_in(balance)))
    return note_trouble(TroubleKind.BALANCE, f"The operator account {address} is empty: it has {hbar} HBAR.")


def is_anything_unsigned() -> bool:
    """Whether a planned transaction waits to be signed."""
    return Transaction.objects.filter(
        status=TransactionStatus.PENDING, chain_id=settings.CHAIN_ID, due_at__isnull=False, signer__isnull=True
    ).exists()


def note_waiting() -> None:
    if waiting := waiting_too_long():
        note_trouble(TroubleKind.STUCK, f"{waiting} transactions have been waiting for more than ten minutes.")
    else:
        end_trouble(TroubleKind.STUCK)


def waiting_too_long() -> int:
    """How many transactions have been pending for ten minutes."""
    oldest = timezone.now() - WAITING_TOO_LONG
    return Transaction.objects.filter(
        status=TransactionStatus.PENDING, chain_id=settings.CHAIN_ID, due_at__isnull=False, created_at__lt=oldest
    ).count()
