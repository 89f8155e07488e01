"""Forgetting from where HBAR were asked for, as soon as no limit looks back at it."""

from datetime import datetime
from typing import Final

from chain.faucet.request_payout import IP_WINDOW
from chain.faucet.shares import BUDGET_WINDOW
from chain.models import FaucetRequest

ADDRESS_KEPT_FOR: Final = IP_WINDOW
MARK_KEPT_FOR: Final = BUDGET_WINDOW


def forget_networks(*, now: datetime) -> int:
    """Clear the addresses of requests older than an hour and the marks of those older than a day (24 h).

    Returns how many addresses there were.
    """
    requests = FaucetRequest.objects.all()
    requests.filter(requested_at__lt=now - MARK_KEPT_FOR).exclude(network_mark="").update(network_mark="")
    return requests.filter(requested_at__lt=now - ADDRESS_KEPT_FOR, request_ip__isnull=False).update(request_ip=None)
