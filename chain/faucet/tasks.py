"""What workers do for the faucet. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from chain import notifications
from chain.faucet import forgetting
from chain.faucet.balance import check_balance


@shared_task
def check_faucet_balance() -> None:
    """Tell admins before the operator's accounts are empty."""
    check_balance()


@shared_task
def notify_of_payout(request_id: int) -> None:
    """Tell a learner how their payout ended."""
    notifications.notify_of_payout(request_id=request_id)


@shared_task
def forget_networks() -> None:
    """Clear from where HBAR were asked for, when no limit looks at it any more."""
    forgetting.forget_networks(now=timezone.now())
