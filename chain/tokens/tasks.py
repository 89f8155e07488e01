"""What workers do for certificates and badges. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task

from chain.gateway import ChainRefused, ChainUnreachable
from chain.keys import KeysUnusable
from chain.tokens.network_reset import check_contract
from chain.tokens.pipeline import advance
from chain.tokens.remint import NothingToRemintOn, remint_lost
from chain.troubles import note_failure


@shared_task
def advance_tokens() -> None:
    """Bring the contract and every token one step further."""
    advance()


@shared_task
def look_for_reset() -> None:
    """Whether the contract still stands where it was deployed."""
    check_contract()


@shared_task
def remint_certificates(certificate_ids: list[int]) -> None:
    """Mint anew those of these certificates that a reset of the chain has lost."""
    try:
        remint_lost(certificate_ids=certificate_ids)
    except NothingToRemintOn:
        check_contract()
    except (ChainUnreachable, ChainRefused, KeysUnusable) as error:
        note_failure(error)
