"""E-mails that are sent as soon as something happens."""

from datetime import datetime, timedelta
from typing import Final

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from community.models import Notification, NotificationChoice
from community.models.notification import Channel, NotificationKind
from community.notifications.email.delivery import compose_mail, send_mail, take_turn
from community.notifications.email.quotes import read_quotes
from community.notifications.email.unsubscribe import Subscription
from community.notifications.wording import read_acts, words_of

# "At once" has a meaning for so long; what a mail server took no earlier stays on the site.
FRESH: Final = timedelta(days=1)
_QUOTE: Final = 1500


def waiting(*, now: datetime) -> QuerySet[Notification]:
    """What people want by e-mail at once, and have neither read nor been sent."""
    chosen = NotificationChoice.objects.filter(user=OuterRef("user"), kind=OuterRef("kind"), channel=Channel.EMAIL)
    return (
        Notification.objects.filter(read_at=None, emailed_at=None, happened_at__gt=now - FRESH)
        .filter(Exists(chosen), user__is_active=True)
        .exclude(user__email="")
    )


@transaction.atomic
def mail_notification(*, notification_id: int, server: BaseEmailBackend, now: datetime) -> bool:
    """Send it to its person, unless that is done or not wanted any more.

    Raises NotNow or OSError, and it waits as before.
    """
    if not take_turn(f"notification:{notification_id}"):
        return False
    row = waiting(now=now).select_related("user", "actor").filter(pk=notification_id).first()
    if row is None:
        return False
    words = words_of(row, read_acts([row]))
    mail = compose_mail(
        "at_once",
        to=row.user.email,
        subject=words.sentence,
        context={"row": row, "words": words, "quote": read_quotes([row], most=_QUOTE).get(row.pk, "")},
        subscription=Subscription(row.user_id, NotificationKind(row.kind)),
    )
    send_mail(mail, server)
    # What has happened since it was read is told in another mail.
    Notification.objects.filter(pk=row.pk, happened_at=row.happened_at).update(emailed_at=now)
    return True
