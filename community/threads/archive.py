"""What of old threads nobody needs any more: when each reader was there last.

That is a row for each reader and thread, and so what grows the most in a forum. The thread itself, its replies and
votes, and what a search finds of it, stay as they are (docs/decisions/043).
"""

from datetime import datetime, timedelta
from typing import Final

from community.models import Discussion, DiscussionReader

# The seed archives threads in which nothing has happened for a year.
REMEMBERED_FOR: Final = timedelta(days=365)
_BATCH: Final = 1000


def forget_old_visits(*, now: datetime) -> int:
    """Delete who was when in threads that rest since a year before `now`; how many rows there were.

    Who follows a thread, or has said not to, is remembered. A batch of threads is a transaction of its own: what was
    done stays done when it is interrupted, and the next run goes on.
    """
    resting = Discussion.objects.filter(last_activity_at__lt=now - REMEMBERED_FOR).order_by("pk")
    visits = DiscussionReader.objects.filter(is_following=False, has_unfollowed=False)
    forgotten, last = 0, 0
    while batch := list(resting.filter(pk__gt=last).values_list("pk", flat=True)[:_BATCH]):
        last = batch[-1]
        forgotten += visits.filter(discussion__in=batch).delete()[0]
    return forgotten
