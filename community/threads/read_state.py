"""What somebody has read of a thread, so that it can show what is new."""

from datetime import datetime
from typing import Final

from django.db import connection

from community.models import Discussion, DiscussionReader
from learning.models import User

# Counting stops here: "100 new" says enough.
MAX_COUNTED: Final = 100

_NEW_REPLIES: Final = """
    SELECT v.discussion_id,
           (SELECT count(*) FROM (SELECT FROM replies r
                                   WHERE r.discussion_id = v.discussion_id AND r.is_live AND r.created_at > v.read_at
                                     AND r.author_id IS DISTINCT FROM v.user_id
                                   LIMIT %(most)s) AS unread)
      FROM discussion_readers v
     WHERE v.user_id = %(user)s AND v.discussion_id = ANY (%(threads)s) AND v.read_at IS NOT NULL
"""


def count_new_replies(*, user_id: int, thread_ids: list[int]) -> dict[int, int]:
    """Thread to how many replies of others came since this person was there; threads never visited are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_NEW_REPLIES, {"user": user_id, "threads": thread_ids, "most": MAX_COUNTED})
        return dict(cursor.fetchall())


def record_visit(*, reader: User, thread: Discussion, read_at: datetime | None, now: datetime) -> None:
    """Remember that `reader` has seen the thread as it is now; `read_at` is when they were here before.

    Writes only when something has happened since, so that reading again costs nothing.
    """
    if read_at is not None and read_at >= thread.last_activity_at:
        return
    DiscussionReader.objects.bulk_create(
        [DiscussionReader(user=reader, discussion=thread, read_at=now)],
        update_conflicts=True,
        unique_fields=["user", "discussion"],
        update_fields=["read_at"],
    )
