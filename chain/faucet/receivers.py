"""What the faucet does when it hears how a payout ended."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from chain.models.transaction import TransactionStatus
from chain.signals import transaction_settled


@receiver(transaction_settled, dispatch_uid="chain.faucet.close_request")
def close_request(*, transaction_id: int, status: str, **_: Any) -> None:
    """The request is paid, or it failed and no longer counts against anybody's allowance."""
    pending = FaucetRequest.objects.filter(transaction=transaction_id, status=FaucetStatus.PENDING)
    if status == TransactionStatus.SUCCESS:
        pending.update(status=FaucetStatus.COMPLETED, completed_at=timezone.now())
    else:
        pending.update(status=FaucetStatus.FAILED)
