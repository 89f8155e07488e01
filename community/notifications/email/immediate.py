"""E-mails that are sent immediately: one for each notification."""

from datetime import datetime, timedelta
from typing import Final

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from community.models import Notification, NotificationChoice
from community.models.notification import Channel
from community.notifications.email.delivery import compose_mail, given_back, send_mail
from community.notifications.email.unsubscribe import Subscription
from community.notifications.rendering import render
from learning.accounts.time_zones import zone_named

# "Immediately" has a meaning for so long; what a mail server took no earlier stays on the site.
MAX_AGE: Final = timedelta(days=1)
_QUOTE_LENGTH: Final = 1500


def find_unsent(*, now: datetime) -> QuerySet[Notification]:
    """What people want by e-mail immediately, and have neither read nor been sent."""
    chosen = NotificationChoice.objects.filter(user=OuterRef("user"), kind=OuterRef("kind"), channel=Channel.EMAIL)
    return (
        Notification.objects.filter(read_at=None, emailed_at=None, happened_at__gt=now - MAX_AGE)
        .filter(Exists(chosen), user__is_active=True)
        .exclude(user__email="")
    )


def send_notification(*, notification_id: int, server: BaseEmailBackend, now: datetime) -> bool:
    """Send it to its person, unless that is done or not wanted any more; whether it was sent. At most once.

    Raises RetryLater or OSError, and it stays unsent.
    """
    row = find_unsent(now=now).select_related("user", "actor").filter(pk=notification_id).first()
    if row is None:
        return False
    with timezone.override(zone_named(row.user.timezone)):
        mail = _compose(row)
    # What has happened since the row was read goes into another mail.
    same = Notification.objects.filter(pk=row.pk, happened_at=row.happened_at)
    if not same.filter(emailed_at=None).update(emailed_at=now):
        return False
    with given_back(lambda: same.update(emailed_at=None)):
        send_mail(mail, server)
    return True


def _compose(row: Notification) -> EmailMultiAlternatives:
    (item,) = render([row], quote_length=_QUOTE_LENGTH)
    return compose_mail(
        "at_once",
        to=row.user.email,
        subject=item.sentence.text,
        context={"item": item, "person": row.user},
        subscription=Subscription(row.user_id, row.kind),
    )
