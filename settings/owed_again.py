"""What somebody decides about work that is owed and keeps failing."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from settings.models import OwedTask
from settings.queue import enqueue_on_commit
from settings.tasks import do_owed_task


@transaction.atomic
def do_again(*, owed_id: int) -> bool:
    """Have it done at once, with as many tries before it as at first; whether it is there and no worker at it."""
    now = timezone.now()
    # A worker that has taken it has cleared the trouble (settings/owed.py): it must not run beside itself.
    is_taken = Q(due_at__gt=now, trouble="")
    due_now = OwedTask.objects.exclude(is_taken).filter(pk=owed_id).update(due_at=now, attempts=1)
    if due_now:
        enqueue_on_commit(do_owed_task, owed_id)
    return bool(due_now)


def forget(*, owed_id: int) -> bool:
    """Never do it; whether it was there still."""
    gone, _ = OwedTask.objects.filter(pk=owed_id).delete()
    return bool(gone)
