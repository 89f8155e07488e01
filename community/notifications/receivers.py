"""What notifications do when they hear that something happened in the forum: a worker tells people of it afterwards."""

from typing import Any

from django.dispatch import receiver

from community.notifications import tasks
from community.notifications.queueing import queue_when_committed
from community.signals import answer_accepted, post_moderated, reply_posted, thread_started, upvote_received


@receiver(thread_started, dispatch_uid="community.tell_of_thread")
def tell_of_thread(*, discussion_id: int, **_: Any) -> None:
    queue_when_committed(tasks.tell_of_thread.name, discussion_id)


@receiver(reply_posted, dispatch_uid="community.tell_of_reply")
def tell_of_reply(*, reply_id: int, **_: Any) -> None:
    queue_when_committed(tasks.tell_of_reply.name, reply_id)


@receiver(answer_accepted, dispatch_uid="community.tell_of_acceptance")
def tell_of_acceptance(*, reply_id: int, **_: Any) -> None:
    queue_when_committed(tasks.tell_of_acceptance.name, reply_id)


@receiver(upvote_received, dispatch_uid="community.tell_of_upvote")
def tell_of_upvote(*, post: str, voter_id: int, **_: Any) -> None:
    queue_when_committed(tasks.tell_of_upvote.name, post, voter_id)


@receiver(post_moderated, dispatch_uid="community.tell_of_moderation")
def tell_of_moderation(*, act_id: int, **_: Any) -> None:
    queue_when_committed(tasks.tell_of_moderation.name, act_id)
