"""The contract of one attempt: planned with it, sent by the worker, and made anew when the chain has lost it."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from chain.models import PracticalAttempt, PracticalInstance, Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import Network, on_network
from chain.practicals.artefacts import BLUEPRINTS, deployment_of
from chain.practicals.life import current_instance
from chain.sending.intents import plan
from chain.tokens.deploy import created_address
from chain.units import TINYBARS_PER_HBAR, WEIBARS_PER_TINYBAR, Tinybar

# More than any of our contracts takes; not estimated, as an estimate does not know the amount.
GAS: Final = 1_200_000
# A contract that cannot be deployed so often is not tried again by itself.
MOST_TRIES: Final = 5
# So long a deployment may be on its way before the page says that we are late.
LATE_AFTER: Final = timedelta(seconds=45)
# A devnet that was killed loses its last blocks; what was in them is sent again (chain/sending/nonce_repair.py).
BROUGHT_BACK_WITHIN: Final = timedelta(minutes=2)


def plan_instance(attempt: PracticalAttempt, contract: str, network: Network) -> PracticalInstance:
    """A new contract for `attempt`, whose row the caller has locked or just made, in its transaction."""
    blueprint = BLUEPRINTS[contract]
    # Hedera's contracts count in tinybars, a devnet's in weibars.
    one_hbar = TINYBARS_PER_HBAR * (WEIBARS_PER_TINYBAR if network.is_ours else 1)
    with on_network(network):
        planned = plan(
            to="",
            user_id=None,
            transaction_type=TransactionType.CONTRACT_DEPLOYMENT,
            amount=Tinybar(blueprint.hbar * TINYBARS_PER_HBAR),
            call_data=deployment_of(contract, learner=attempt.address, one_hbar=one_hbar),
            gas_limit=GAS,
            memo=f"Practice contract {contract}",
        )
    return PracticalInstance.objects.create(
        attempt=attempt, contract=contract, epoch=attempt.epoch, transaction=planned
    )


def bring_forward(attempt: PracticalAttempt, contract: str, network: Network) -> PracticalInstance | None:
    """The attempt's contract, with its address once that is known; a new one when there is none or it failed.

    Inside a transaction in which the attempt is locked. None when it has failed too often.
    """
    instance = current_instance(attempt)
    if instance is not None and not is_lost(instance):
        take_address(instance)
        return instance
    if attempt.instances.filter(epoch=attempt.epoch).count() >= MOST_TRIES:
        return None
    return plan_instance(attempt, contract, network)


def stands_at(instance: PracticalInstance | None) -> str:
    """Its address, empty while it is not known."""
    return instance.address if instance else ""


def replace_lost(attempt: PracticalAttempt, contract: str, network: Network) -> None:
    """A new contract for one that stood and stands no more, when the sender had time enough to bring it back."""
    with transaction.atomic():
        locked = PracticalAttempt.objects.select_for_update(no_key=True).get(pk=attempt.pk)
        instance = current_instance(locked)
        tries = locked.instances.filter(epoch=locked.epoch).count()
        if (
            locked.is_open
            and instance is not None
            and instance.address
            and instance.planned_at < timezone.now() - BROUGHT_BACK_WITHIN
            and tries < MOST_TRIES
        ):
            plan_instance(locked, contract, network)


def is_lost(instance: PracticalInstance) -> bool:
    return instance.transaction.status == TransactionStatus.FAILED


def is_late(instance: PracticalInstance) -> bool:
    return not instance.address and instance.planned_at < timezone.now() - LATE_AFTER


def take_address(instance: PracticalInstance) -> None:
    row: Transaction = instance.transaction
    if instance.address or row.status != TransactionStatus.SUCCESS or row.signer is None or row.nonce is None:
        return
    instance.address = created_address(row.signer, row.nonce)
    instance.save(update_fields=["address"])
