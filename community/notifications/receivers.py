"""What notifications do when something happened in the forum or to an account: a worker then tells people of it."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from community.notifications import tasks
from community.signals import (
    answer_accepted,
    lesson_report_decided,
    post_moderated,
    reply_posted,
    thread_started,
    upvote_received,
)
from learning.signals import signed_in_from_new_browser
from settings.queue import owe_on_commit


@receiver(thread_started, dispatch_uid="community.notify_of_thread")
def notify_of_thread(*, discussion_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_thread, discussion_id)


@receiver(reply_posted, dispatch_uid="community.notify_of_reply")
def notify_of_reply(*, reply_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_reply, reply_id)


@receiver(answer_accepted, dispatch_uid="community.notify_of_acceptance")
def notify_of_acceptance(*, reply_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_acceptance, reply_id)


@receiver(upvote_received, dispatch_uid="community.notify_of_upvote")
def notify_of_upvote(*, post: str, voter_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_upvote, post, voter_id)


@receiver(post_moderated, dispatch_uid="community.notify_of_moderation")
def notify_of_moderation(*, entry_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_moderation, entry_id)


@receiver(lesson_report_decided, dispatch_uid="community.notify_of_lesson_report")
def notify_of_lesson_report(*, report_id: int, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_lesson_report, report_id)


@receiver(signed_in_from_new_browser, dispatch_uid="community.notify_of_new_browser")
def notify_of_new_browser(*, user_id: int, session_id: int, device: str, **_: Any) -> None:
    owe_on_commit(tasks.notify_of_new_browser, user_id, session_id, device, timezone.now().isoformat())
