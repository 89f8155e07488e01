"""What workers do for notifications. Each may be lost, repeated, or run many times at once without harm."""

from datetime import datetime

from celery import shared_task

from community.notifications import lesson_report_kind, recipients, security_kind


@shared_task
def notify_of_thread(discussion_id: int) -> None:
    recipients.notify_of_thread(discussion_id=discussion_id)


@shared_task
def notify_of_reply(reply_id: int) -> None:
    recipients.notify_of_reply(reply_id=reply_id)


@shared_task
def notify_of_acceptance(reply_id: int) -> None:
    recipients.notify_of_acceptance(reply_id=reply_id)


@shared_task
def notify_of_upvote(post: str, voter_id: int) -> None:
    recipients.notify_of_upvote(post=post, voter_id=voter_id)


@shared_task
def notify_of_moderation(entry_id: int) -> None:
    recipients.notify_of_moderation(entry_id=entry_id)


@shared_task
def notify_of_lesson_report(report_id: int) -> None:
    lesson_report_kind.notify_of_lesson_report(report_id=report_id)


@shared_task
def notify_of_new_browser(user_id: int, session_id: int, device: str, moment: str) -> None:
    at = datetime.fromisoformat(moment)
    security_kind.notify_of_new_browser(user_id=user_id, session_id=session_id, device=device, at=at)


@shared_task
def notify_of_wallet_change(user_id: int, address: str, device: str, moment: str) -> None:
    at = datetime.fromisoformat(moment)
    security_kind.notify_of_wallet_change(user_id=user_id, address=address, device=device, at=at)
