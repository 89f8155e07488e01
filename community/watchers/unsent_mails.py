"""Mails that people want at once, and that the mail server does not take."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.notifications.email.immediate import find_unsent
from community.notifications.email.tasks import send_immediately
from settings.attention import Concern, Remedy, Watcher
from settings.queue import enqueue_on_commit

# Unsent mails are tried again every five minutes.
PATIENCE: Final = timedelta(minutes=15)


def find_unsent_mails(most: int) -> list[Concern]:
    """None where the site sends no mail."""
    if not settings.SENDS_MAIL:
        return []
    now = timezone.now()
    unsent = find_unsent(now=now).filter(happened_at__lt=now - PATIENCE).select_related("user")
    return [
        Concern(
            key=str(row.pk),
            words=_("To %(name)s: %(title)s") % {"name": row.user.username, "title": row.title},
            about=row,
            since=row.happened_at,
        )
        for row in unsent.order_by("happened_at", "pk")[:most]
    ]


@transaction.atomic
def _send(concern: Concern, _by: int, _typed: str) -> str:
    enqueue_on_commit(send_immediately, [int(concern.key)])
    return _("A worker sends it now.")


UNSENT_MAILS = Watcher(
    key="unsent-mails",
    title=gettext_lazy("Mails that were not sent"),
    meaning=gettext_lazy("The mail server does not take them. They are tried for a day; then they stay on the site."),
    permission="community.view_notification",
    find=find_unsent_mails,
    url=lambda: reverse("admin:community_notification_changelist"),
    remedies=(
        Remedy(
            key="send",
            label=gettext_lazy("Send again"),
            warning=gettext_lazy("A worker hands them to the mail server now. Nobody gets one twice."),
            permission="community.view_notification",
            do=_send,
        ),
    ),
)
