"""Payouts of the faucet that failed."""

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.amounts import short_amount
from chain.faucet.pay_again import NotPaidAgain, pay_again
from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from settings.attention import Concern, NotDone, Remedy, Watcher

# Afterwards whoever asked has asked anew, or needs no HBAR any more.
WORTH_PAYING: Final = timedelta(days=7)


def find_failed_payouts(most: int) -> list[Concern]:
    failed = FaucetRequest.objects.filter(
        status=FaucetStatus.FAILED, requested_at__gt=timezone.now() - WORTH_PAYING, user__isnull=False
    ).select_related("user", "transaction")
    return [_concern(request) for request in failed.order_by("-requested_at", "-pk")[:most]]


def _concern(request: FaucetRequest) -> Concern:
    said = {
        "amount": short_amount(request.amount_hbar),
        "name": request.user.username if request.user else "",
        "error": (request.transaction.error_message if request.transaction else "")[:200],
    }
    return Concern(
        key=str(request.pk),
        words=_("%(amount)s HBAR for %(name)s: %(error)s") % said,
        about=request,
        since=request.requested_at,
    )


def _pay_again(concern: Concern, _by: int, _typed: str) -> str:
    try:
        pay_again(request_id=int(concern.key))
    except NotPaidAgain as refusal:
        raise NotDone(str(refusal)) from None
    return _("It is on its way again.")


FAILED_PAYOUTS = Watcher(
    key="failed-payouts",
    title=gettext_lazy("Payouts that failed"),
    meaning=gettext_lazy("These learners asked the faucet in the last seven days and got nothing."),
    permission="chain.view_faucetrequest",
    find=find_failed_payouts,
    url=lambda: reverse("admin:chain_faucetrequest_changelist") + "?status__exact=failed",
    remedies=(
        Remedy(
            key="pay",
            label=gettext_lazy("Pay again"),
            warning=gettext_lazy("The same amount is sent to the same wallet, once. What failed can never run."),
            permission="chain.change_faucetrequest",
            do=_pay_again,
            suits_all=False,
        ),
    ),
)
