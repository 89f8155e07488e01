"""What happens when an e-mail is wanted: a worker sends it afterwards."""

from typing import Any

from django.dispatch import receiver

from community.notifications.email.tasks import send_confirmation, send_immediately
from community.signals import confirmation_requested, emails_wanted
from settings.queue import enqueue_on_commit, owe_on_commit


@receiver(emails_wanted, dispatch_uid="community.send_immediately")
def send_when_committed(*, notification_ids: list[int], **_: Any) -> None:
    enqueue_on_commit(send_immediately, notification_ids)


@receiver(confirmation_requested, dispatch_uid="community.send_confirmation")
def confirm_when_committed(*, confirmation_id: int, **_: Any) -> None:
    owe_on_commit(send_confirmation, confirmation_id)
