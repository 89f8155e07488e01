"""The daily e-mail: once a day at most, in the morning of whoever gets it."""

from datetime import date, datetime, timedelta
from typing import Final

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.access.locks import lock_rows
from community.models import DigestMail, Notification, NotificationChoice
from community.models.notification import Channel
from community.notifications.email.delivery import compose_mail, given_back, send_mail
from community.notifications.email.unsubscribe import Subscription
from community.notifications.rendering import render
from learning.accounts.time_zones import zone_named
from learning.models import User

# What is older stands on the site, and is no news any more.
MAX_AGE: Final = timedelta(days=7)
MAX_SHOWN: Final = 20
MAX_COUNTED: Final = 200
BATCH_SIZE: Final = 500
_QUOTE_LENGTH: Final = 240

# On each person's own clock, from eight in the morning on.
_DUE: Final = """
    SELECT u.id, d.day
      FROM users u CROSS JOIN LATERAL (SELECT (%(now)s::timestamptz AT TIME ZONE u.timezone)::date AS day) d
     WHERE u.id > %(after)s AND u.is_active AND u.email <> ''
       AND (%(now)s::timestamptz AT TIME ZONE u.timezone)::time >= '08:00'
       AND u.id IN (SELECT n.user_id
                      FROM notifications n
                      JOIN notification_choices c ON c.user_id = n.user_id AND c.kind = n.kind AND c.channel = 'digest'
                     WHERE n.read_at IS NULL AND n.emailed_at IS NULL AND n.happened_at > %(since)s)
       AND NOT EXISTS (SELECT FROM digest_mails m WHERE m.user_id = u.id AND m.day = d.day)
     ORDER BY u.id LIMIT %(limit)s
"""
_MARK: Final = """
    UPDATE notifications n SET emailed_at = %s
      FROM unnest(%s::bigint[], %s::timestamptz[]) AS sent (id, happened_at)
     WHERE n.id = sent.id AND n.happened_at = sent.happened_at
"""


def find_due(*, now: datetime, after: int = 0) -> list[tuple[int, date]]:
    """Who is to get a digest now, and for which day of theirs; a batch of those with an id above `after`."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"now": now, "since": now - MAX_AGE, "after": after, "limit": BATCH_SIZE})
        return [(user_id, day) for user_id, day in cursor.fetchall()]


def send_digest(*, user_id: int, day: date, server: BaseEmailBackend, now: datetime) -> bool:
    """Send this person what is new, unless they had their digest of `day`; whether it was sent. At most once.

    Raises RetryLater or OSError, and everything stays unsent.
    """
    person = User.objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    rows = _read_unsent(user_id, now) if person else []
    if person is None or not rows:
        return False
    with timezone.override(zone_named(person.timezone)):
        mail = _compose(person, day, rows)
    if not _claim(user_id, day, rows, now):
        return False
    with given_back(lambda: _unclaim(user_id, day, rows)):
        send_mail(mail, server)
    return True


@transaction.atomic
def _claim(user_id: int, day: date, rows: list[Notification], now: datetime) -> bool:
    """Write down that it was sent; whether nobody else had, and the account is still there.

    What was merged into a row since it was read goes into tomorrow's.
    """
    lock_rows(people=[user_id])
    is_first = not DigestMail.objects.filter(user=user_id, day=day).exists()
    if is_first and User.objects.filter(pk=user_id).exists():
        DigestMail.objects.create(user_id=user_id, day=day)
        _mark(rows, now)
        return True
    return False


@transaction.atomic
def _unclaim(user_id: int, day: date, rows: list[Notification]) -> None:
    lock_rows(people=[user_id])
    DigestMail.objects.filter(user=user_id, day=day).delete()
    _mark(rows, None)


def _mark(rows: list[Notification], moment: datetime | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [moment, [row.pk for row in rows], [row.happened_at for row in rows]])


def _read_unsent(user_id: int, now: datetime) -> list[Notification]:
    """The newest first."""
    chosen = NotificationChoice.objects.filter(user=user_id, kind=OuterRef("kind"), channel=Channel.DIGEST)
    unsent = Notification.objects.filter(
        Exists(chosen), user=user_id, read_at=None, emailed_at=None, happened_at__gt=now - MAX_AGE
    )
    return list(unsent.select_related("actor").order_by("-happened_at", "-pk")[:MAX_COUNTED])


def _compose(person: User, day: date, rows: list[Notification]) -> EmailMultiAlternatives:
    items = render(rows[:MAX_SHOWN], quote_length=_QUOTE_LENGTH)
    count = len(rows)
    subject = ngettext("%(count)d thing is new for you", "%(count)d things are new for you", count) % {"count": count}
    return compose_mail(
        "digest",
        to=person.email,
        subject=_("Web3Versity: %(news)s") % {"news": subject},
        context={"person": person, "day": day, "headline": subject, "items": items, "left_out": count - len(items)},
        subscription=Subscription(person.pk),
    )
