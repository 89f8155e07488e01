"""What of old transactions nobody needs any more: the bytes that were signed, and what a contract was asked to do.

The row stays, and with it every total, limit and badge that counts it, the nonces of its key, and what its learner sees
of it (docs/decisions/043). The bytes themselves stand on the chain, found by the hash.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from chain.models import Transaction
from chain.models.transaction import TransactionStatus

# The seed archives the log of transactions after a year. A chain that loses blocks asks for the newest bytes alone.
KEPT_WHOLE_FOR: Final = timedelta(days=365)
_BATCH: Final = 1000


def shorten_old_transactions(*, now: datetime) -> int:
    """Drop the bytes of what was settled a year before `now`; how many there were.

    A batch is a transaction of its own: what was done stays done when it is interrupted, and the next run goes on.
    """
    old = Transaction.objects.filter(settled_at__lt=now - KEPT_WHOLE_FOR).exclude(status=TransactionStatus.PENDING)
    whole = old.filter(Q(raw_transaction__isnull=False) | Q(call_data__isnull=False)).order_by("pk")
    shortened, last = 0, 0
    while batch := list(whole.filter(pk__gt=last).values_list("pk", flat=True)[:_BATCH]):
        last = batch[-1]
        shortened += whole.filter(pk__in=batch).update(raw_transaction=None, call_data=None)
    return shortened
