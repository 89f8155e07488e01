"""Storing notifications: one statement for everybody who gets one; storing the same event again changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils.text import Truncator

from community.access.locks import lock_rows
from community.models.notification import Channel, Notification
from community.notifications.kinds import NotificationKind, get_kind
from community.signals import emails_wanted

# Older events of a row are forgotten: nobody counts further.
MAX_EVENTS: Final = 100
# People whose rows are locked together.
BATCH_SIZE: Final = 500

# Events may arrive out of order: the newest gives title, address and actor. `happened_at` grows with every event, so
# that whoever has read a row can see whether it is still what they read.
_STORE: Final = """
    WITH stored AS (
        INSERT INTO notifications AS n (user_id, kind, subject, title, url, actor_id, events, happened_at)
        SELECT u.id, %(kind)s, %(subject)s, %(title)s, %(url)s,
               (SELECT a.id FROM users a WHERE a.id = %(actor_id)s::bigint),
               ARRAY[%(event_key)s]::varchar[], %(happened_at)s
          FROM users u
         WHERE u.id = ANY (%(people)s)
           AND u.is_active
           AND u.id IS DISTINCT FROM %(actor_id)s::bigint
           AND NOT EXISTS (SELECT FROM notification_choices c
                            WHERE c.user_id = u.id AND c.kind = %(kind)s AND c.channel = 'never')
           AND NOT EXISTS (SELECT FROM notifications o
                            WHERE o.user_id = u.id AND o.kind = %(kind)s AND o.subject = %(subject)s
                              AND %(event_key)s = ANY (o.events))
           AND NOT (%(is_muted_by_suspension)s AND EXISTS (
                   SELECT FROM suspensions s WHERE s.person_id = u.id AND s.lifted_at IS NULL AND s.until > now()))
         ORDER BY u.id
        ON CONFLICT (user_id, kind, subject) WHERE read_at IS NULL DO UPDATE
           SET events = (n.events || excluded.events)[greatest(cardinality(n.events) - %(max_events)s + 2, 1):],
               title = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.title ELSE n.title END,
               url = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.url ELSE n.url END,
               actor_id = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.actor_id ELSE n.actor_id END,
               happened_at = greatest(excluded.happened_at, n.happened_at + interval '1 microsecond'),
               emailed_at = NULL
        RETURNING n.id, n.user_id
    )
    SELECT s.id, coalesce(c.channel, 'page')
      FROM stored s LEFT JOIN notification_choices c ON c.user_id = s.user_id AND c.kind = %(kind)s
"""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened.

    `subject` is what it is about ("discussion:5"), and what it is merged with while that is unread; `key` is its own
    name within that ("reply:88:by:7", where 7 caused it), so that storing it twice counts once. `url` is a path here.
    """

    kind: NotificationKind
    subject: str
    key: str
    title: str
    url: str
    happened_at: datetime
    actor_id: int | None = None


def notify(*, people: Iterable[int | None], event: Event) -> int:
    """Notify these people, unless they chose never to hear of it, caused it themselves, or are not active.

    How many were notified. Ids that are None or gone are passed over. Raises UnknownKind for a kind that no room has
    registered.
    """
    get_kind(event.kind.key)
    wanted = sorted({pk for pk in people if pk is not None})
    batches = (wanted[start : start + BATCH_SIZE] for start in range(0, len(wanted), BATCH_SIZE))
    return sum(_store(batch, event) for batch in batches)


@transaction.atomic
def _store(people: list[int], event: Event) -> int:
    # The actor too, whom the new rows refer to: two people who are notified of each other never wait in a ring.
    lock_rows(people=[*people, event.actor_id])
    with connection.cursor() as cursor:
        cursor.execute(
            _STORE,
            {
                "people": people,
                "kind": event.kind.key,
                "subject": event.subject,
                "event_key": event.key,
                "title": Truncator(event.title).chars(200),
                "url": event.url,
                "actor_id": event.actor_id,
                "happened_at": event.happened_at,
                "is_muted_by_suspension": event.kind.is_muted_by_suspension,
                "max_events": MAX_EVENTS,
            },
        )
        stored: list[tuple[int, str]] = cursor.fetchall()
    to_email = [pk for pk, channel in stored if channel == Channel.EMAIL]
    if to_email and settings.SENDS_MAIL:
        emails_wanted.send(sender=Notification, notification_ids=to_email)
    return len(stored)
