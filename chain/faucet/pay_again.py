"""Paying a request again whose payout failed: somebody on the staff has decided so."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chain.faucet.allowance import read_allowance
from chain.faucet.request_payout import hold_faucet
from chain.models import FaucetRequest
from chain.models.faucet import FaucetPart, FaucetStatus
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

    A transaction that has failed for certain never runs (chain/sending/release.py), so that nothing is paid twice. When
    it failed it gave its HBAR back, so that the limits of its learner and wallet are looked at anew; of the faucet's
    day it is not refused, but uses it up from now on.
    """
    now = timezone.now()
    learner_id = FaucetRequest.objects.filter(pk=request_id).values_list("user_id", flat=True).first()
    if learner_id is not None:
        # The order of docs/decisions/003: the learner first, then the faucet's own lock.
        User.objects.select_for_update(no_key=True).filter(pk=learner_id).first()
    hold_faucet()
    locked = FaucetRequest.objects.select_for_update(of=("self",)).select_related("transaction", "user")
    request = locked.filter(pk=request_id).first()
    if request is None or request.user is None:
        raise NotPaidAgain(_("Who asked for it has deleted their account."))
    if request.status != FaucetStatus.FAILED:
        raise NotPaidAgain(_("It has not failed, or is being paid again already."))
    if request.transaction is None or request.transaction.chain_id != current_network().chain_id:
        raise NotPaidAgain(_("It was to be paid on a network that the faucet does not use any more."))
    _check_limits(request, request.user, now)
    request.transaction = plan_transfer(
        user_id=request.user.pk,
        kind=TransactionType.FAUCET_REQUEST,
        to=request.evm_address,
        amount=hbar_to_tinybar(request.amount_hbar),
        memo="Faucet",
    )
    request.status = FaucetStatus.PENDING
    # It counts from now on, and nobody asks from that address now: that is kept no longer than otherwise.
    request.requested_at, request.request_ip = now, None
    request.save(update_fields=["transaction", "status", "requested_at", "request_ip"])
    return request


def _check_limits(request: FaucetRequest, learner: User, now: datetime) -> None:
    """Whether the learner and the wallet may have it beside what they got since. Raises NotPaidAgain."""
    allowance = read_allowance(learner=learner, now=now)
    if request.part == FaucetPart.CLASS:
        pools = [pool for pool in allowance.pools if pool.school_class.pk == request.school_class_id]
        if not any(pool.available >= request.amount_hbar for pool in pools):
            raise NotPaidAgain(_("The class that was to pay it has not as much for them now."))
        return
    given = FaucetRequest.objects.by_whom_or_to(learner.pk, request.evm_address).of_the_faucet()
    if given.counting_since(now - allowance.window).total() + request.amount_hbar > allowance.limit:
        raise NotPaidAgain(_("They have asked again meanwhile, and got what a day allows."))
