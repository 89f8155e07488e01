"""What mails do when they hear that one is wanted: a worker sends it afterwards."""

from typing import Any

from django.dispatch import receiver

from community.notifications.email.tasks import mail_at_once, mail_confirmation
from community.signals import confirmation_requested, emails_wanted
from settings.queue import enqueue_on_commit


@receiver(emails_wanted, dispatch_uid="community.mail_at_once")
def send_when_committed(*, notification_ids: list[int], **_: Any) -> None:
    enqueue_on_commit(mail_at_once, notification_ids)


@receiver(confirmation_requested, dispatch_uid="community.mail_confirmation")
def confirm_when_committed(*, confirmation_id: int, **_: Any) -> None:
    enqueue_on_commit(mail_confirmation, confirmation_id)
