"""What workers do for notifications. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task

from community.notifications import recipients


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
