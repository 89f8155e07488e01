"""What workers do to send mails. Each may be lost, repeated, or run many times at once without harm."""

import logging
from contextlib import suppress
from time import monotonic
from typing import Final

from celery import shared_task
from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from community.notifications.email.confirmation import mail_confirmation
from community.notifications.email.delivery import RetryLater
from community.notifications.email.digest import find_due, send_digest
from community.notifications.email.immediate import find_unsent, send_notification

logger = logging.getLogger(__name__)

SLICE_SECONDS: Final = 60
UNSENT_BATCH: Final = 500


@shared_task
def send_confirmation(confirmation_id: int) -> None:
    """Send the link that proves an address, unless that was done or it has ended meanwhile."""
    mail_confirmation(confirmation_id=confirmation_id, server=get_connection(), now=timezone.now())


@shared_task
def send_immediately(notification_ids: list[int]) -> None:
    """Send what is wanted by e-mail immediately. What a mail server does not take now is sent by send_unsent()."""
    now = timezone.now()
    try:
        with get_connection() as server:
            for notification_id in notification_ids:
                with suppress(RetryLater):
                    send_notification(notification_id=notification_id, server=server, now=now)
    except OSError as error:
        logger.warning("Mail server unavailable (%s): mails are retried by the next run.", type(error).__name__)


@shared_task
def send_unsent() -> None:
    """Send what was to go immediately and did not: the queue or the mail server was away."""
    if not settings.SENDS_MAIL:
        return
    unsent = find_unsent(now=timezone.now()).order_by("happened_at").values_list("pk", flat=True)
    if ids := list(unsent[:UNSENT_BATCH]):
        send_immediately(ids)


@shared_task
def send_digests(after: int = 0) -> int | None:
    """Send a digest to everybody whose morning has come, with an id above `after`.

    Hands on to a new task after a minute; returns the id that one begins after, None when all are done.
    """
    until = monotonic() + SLICE_SECONDS
    now = timezone.now()
    try:
        while due := find_due(now=now, after=after) if settings.SENDS_MAIL else []:
            with get_connection() as server:
                for after, day in due:
                    with suppress(RetryLater):
                        send_digest(user_id=after, day=day, server=server, now=now)
                    if monotonic() >= until:
                        send_digests.delay(after=after)
                        return after
    except OSError as error:
        logger.warning("Mail server unavailable (%s): digests are retried by the next run.", type(error).__name__)
    return None
