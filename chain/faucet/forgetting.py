"""Forgetting from where HBAR were asked for: the address serves limits that look back for days, and nothing else."""

from datetime import datetime, timedelta
from typing import Final

from chain.models import FaucetRequest

KEPT_FOR: Final = timedelta(days=30)


def forget_networks(*, now: datetime) -> int:
    """Clear the addresses of requests older than 30 days; returns how many there were."""
    old = FaucetRequest.objects.filter(requested_at__lt=now - KEPT_FOR, request_ip__isnull=False)
    return old.update(request_ip=None, network_mark="")
