"""Telling people that something has happened: one statement for all of them, however often it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils.text import Truncator

from community.access.locks import lock_rows
from community.models.notification import Channel, Notification, NotificationKind
from community.signals import emails_wanted

# What was joined before the newest hundred is forgotten: nobody counts further.
MOST_EVENTS: Final = 100
# Whose rows are locked together.
PEOPLE_AT_ONCE: Final = 500
# What the forum tells. Who is suspended from it hears of their own badges, payouts and certificates, and of moderators.
OF_THE_FORUM: Final = (
    NotificationKind.REPLY,
    NotificationKind.MENTION,
    NotificationKind.SOLUTION,
    NotificationKind.VOTES,
)

# Events may be told out of order: the newest gives title, address and actor. `happened_at` grows with every event, so
# that whoever has read a row can see whether it is still what they read.
_TELL: Final = """
    WITH told AS (
        INSERT INTO notifications AS n (user_id, kind, subject, title, url, actor_id, events, happened_at)
        SELECT u.id, %(kind)s, %(subject)s, %(title)s, %(url)s,
               (SELECT a.id FROM users a WHERE a.id = %(actor_id)s::bigint),
               ARRAY[%(event)s]::varchar[], %(happened_at)s
          FROM users u
         WHERE u.id = ANY (%(people)s)
           AND u.is_active
           AND u.id IS DISTINCT FROM %(actor_id)s::bigint
           AND NOT EXISTS (SELECT FROM notification_choices c
                            WHERE c.user_id = u.id AND c.kind = %(kind)s AND c.channel = 'never')
           AND NOT EXISTS (SELECT FROM notifications o
                            WHERE o.user_id = u.id AND o.kind = %(kind)s AND o.subject = %(subject)s
                              AND %(event)s = ANY (o.events))
           AND NOT (%(is_of_forum)s AND EXISTS (
                   SELECT FROM suspensions s WHERE s.person_id = u.id AND s.lifted_at IS NULL AND s.until > now()))
         ORDER BY u.id
        ON CONFLICT (user_id, kind, subject) WHERE read_at IS NULL DO UPDATE
           SET events = (n.events || excluded.events)[greatest(cardinality(n.events) - %(most_events)s + 2, 1):],
               title = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.title ELSE n.title END,
               url = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.url ELSE n.url END,
               actor_id = CASE WHEN excluded.happened_at >= n.happened_at THEN excluded.actor_id ELSE n.actor_id END,
               happened_at = greatest(excluded.happened_at, n.happened_at + interval '1 microsecond'),
               emailed_at = NULL
        RETURNING n.id, n.user_id
    )
    SELECT t.id, coalesce(c.channel, 'page')
      FROM told t LEFT JOIN notification_choices c ON c.user_id = t.user_id AND c.kind = %(kind)s
"""


@dataclass(frozen=True, slots=True)
class News:
    """Something that has happened.

    `subject` is what it is about ("discussion:5"), and what it is joined with while that is unread; `event` is its own
    name within that ("reply:88:by:7", where 7 caused it), by which telling it twice counts once. `url` is a path here.
    """

    kind: NotificationKind
    subject: str
    event: str
    title: str
    url: str
    happened_at: datetime
    actor_id: int | None = None


def notify(*, people: Iterable[int | None], news: News) -> int:
    """Tell these people, unless they chose never to hear of it, caused it themselves, or are not active.

    How many were told. Ids that are None or gone are passed over.
    """
    wanted = sorted({pk for pk in people if pk is not None})
    batches = (wanted[start : start + PEOPLE_AT_ONCE] for start in range(0, len(wanted), PEOPLE_AT_ONCE))
    return sum(_tell(batch, news) for batch in batches)


@transaction.atomic
def _tell(people: list[int], news: News) -> int:
    # The actor too, whom the new rows refer to: of two told of each other's deeds neither waits for the other.
    lock_rows(people=[*people, news.actor_id])
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL,
            {
                "people": people,
                "kind": news.kind,
                "subject": news.subject,
                "event": news.event,
                "title": Truncator(news.title).chars(200),
                "url": news.url,
                "actor_id": news.actor_id,
                "happened_at": news.happened_at,
                "is_of_forum": news.kind in OF_THE_FORUM,
                "most_events": MOST_EVENTS,
            },
        )
        told: list[tuple[int, str]] = cursor.fetchall()
    at_once = [pk for pk, channel in told if channel == Channel.EMAIL]
    if at_once and settings.SENDS_MAIL:
        emails_wanted.send(sender=Notification, notification_ids=at_once)
    return len(told)
