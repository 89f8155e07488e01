"""Paying a request again whose payout failed: somebody on the staff has decided so."""

from django.db import transaction
from django.utils.translation import gettext as _

from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from chain.models.transaction import TransactionType
from chain.networks import current_network
from chain.sending.intents import plan_transfer
from chain.units import hbar_to_tinybar
from learning.models import User


class NotPaidAgain(Exception):
    """Nothing was changed; the sentence says why."""


@transaction.atomic
def pay_again(*, request_id: int) -> FaucetRequest:
    """Plan the payout of a failed request anew, to the same wallet; it counts as given again. Raises NotPaidAgain.

    A transaction that has failed for certain never runs (chain/sending/release.py), so that nothing is paid twice. The
    limits were looked at when it was asked for.
    """
    learner_id = FaucetRequest.objects.filter(pk=request_id).values_list("user_id", flat=True).first()
    if learner_id is not None:
        # The order of docs/decisions/003: the learner first.
        User.objects.select_for_update(no_key=True).filter(pk=learner_id).first()
    locked = FaucetRequest.objects.select_for_update(of=("self",)).select_related("transaction")
    request = locked.filter(pk=request_id).first()
    if request is None or request.user_id is None:
        raise NotPaidAgain(_("Who asked for it has deleted their account."))
    if request.status != FaucetStatus.FAILED:
        raise NotPaidAgain(_("It has not failed, or is being paid again already."))
    if request.transaction is None or request.transaction.chain_id != current_network().chain_id:
        raise NotPaidAgain(_("It was to be paid on a network that the faucet does not use any more."))
    request.transaction = plan_transfer(
        user_id=request.user_id,
        kind=TransactionType.FAUCET_REQUEST,
        to=request.evm_address,
        amount=hbar_to_tinybar(request.amount_hbar),
        memo="Faucet",
    )
    request.status = FaucetStatus.PENDING
    request.save(update_fields=["transaction", "status"])
    return request
