"""What keeps the platform from paying and minting: workers note it, admin and /readyz tell it.

Nothing is lost meanwhile: what is planned waits, and is sent when the trouble ends.
"""

import logging
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from chain import gateway, keys
from chain.amounts import short_amount
from chain.models import ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.treasury import fill_accounts
from chain.units import WEIBARS_PER_TINYBAR, Weibar, tinybar_to_hbar, whole_tinybars_in

logger = logging.getLogger(__name__)

# One more payout of the smallest kind, with its fee.
EMPTY_BELOW: Final = Weibar(2 * 10**8 * WEIBARS_PER_TINYBAR)
WAITING_TOO_LONG: Final = timedelta(minutes=10)


def troubles_here() -> QuerySet[ChainTrouble]:
    """Those of the network in force."""
    return ChainTrouble.objects.filter(chain_id=current_network().chain_id)


def is_node_away() -> bool:
    """Whether the node of the network in force did not answer when it was asked last. Asks the database alone."""
    return troubles_here().filter(kind=TroubleKind.UNREACHABLE).exists()


def note_trouble(kind: TroubleKind, sentence: str) -> None:
    """Keep it until `end_trouble`; said again it only changes its words. Its network is named before it."""
    network = current_network()
    said = {"sentence": f"{network.title}: {sentence}"[:300]}
    _, is_new = ChainTrouble.objects.update_or_create(
        chain_id=network.chain_id, kind=kind, defaults=said, create_defaults={**said, "since": timezone.now()}
    )
    if is_new:
        logger.error("Chain trouble: %s", said["sentence"])


def end_trouble(*kinds: TroubleKind) -> None:
    ended, _ = troubles_here().filter(kind__in=kinds).delete()
    if ended:
        logger.info("Chain trouble resolved on %s: %s", current_network().title, ", ".join(kinds))


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
        fill_accounts()
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
    return waiting().filter(signer__isnull=True).exists()


def note_waiting() -> None:
    if count := waiting_too_long():
        note_trouble(TroubleKind.STUCK, f"{count} transactions have been waiting for more than ten minutes.")
    else:
        end_trouble(TroubleKind.STUCK)


def waiting_too_long() -> int:
    """How many transactions have been pending for ten minutes."""
    return waiting().filter(created_at__lt=timezone.now() - WAITING_TOO_LONG).count()


def waiting() -> QuerySet[Transaction]:
    return Transaction.objects.filter(
        status=TransactionStatus.PENDING, chain_id=current_network().chain_id, due_at__isnull=False
    )
