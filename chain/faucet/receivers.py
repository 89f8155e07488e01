"""What the faucet does when it hears how a payout ended."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from chain.faucet.tasks import notify_of_payout
from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from chain.models.transaction import TransactionStatus
from chain.signals import transaction_settled
from settings.queue import owe_on_commit


@receiver(transaction_settled, dispatch_uid="chain.faucet.close_request")
def close_request(*, transaction_id: int, status: str, **_: Any) -> None:
    """The request is paid, or it failed and no longer counts against anybody's allowance."""
    request = FaucetRequest.objects.filter(transaction=transaction_id, status=FaucetStatus.PENDING).first()
    if request is None:
        return
    request.status = FaucetStatus.FAILED
    if status == TransactionStatus.SUCCESS:
        request.status, request.completed_at = FaucetStatus.COMPLETED, timezone.now()
    request.save(update_fields=["status", "completed_at"])
    # The learner's row is locked to tell them, and must not be waited for while the transaction's is held.
    owe_on_commit(notify_of_payout, request.pk)
