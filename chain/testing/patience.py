"""Waiting for as long as something moves. A busy machine makes work slow, a mistake makes it stand still."""

import time
from collections.abc import Callable

from django.db.models import Count, Q

from chain.models import Transaction
from chain.models.transaction import TransactionStatus

STILL_SECONDS = 60.0


class Patience:
    """Ends when `progress` has not grown for a minute. What only goes back and forth does not count as moving."""

    def __init__(self, progress: Callable[[], int], report: Callable[[], object]) -> None:
        self.progress, self.report = progress, report
        self.reached = -1
        self.until = 0.0

    def check(self) -> None:
        """Raises AssertionError with the report when it has ended."""
        reached = self.progress()
        if reached > self.reached:
            self.reached, self.until = reached, time.monotonic() + STILL_SECONDS
        assert time.monotonic() < self.until, self.report()


def transactions_moved() -> int:
    """Every step of every row: planned, signed, accepted, settled."""
    is_settled = ~Q(status=TransactionStatus.PENDING)
    steps = Transaction.objects.aggregate(
        planned=Count("pk"),
        signed=Count("signed_at"),
        accepted=Count("accepted_at"),
        settled=Count("pk", filter=is_settled),
    )
    return sum(steps.values())
