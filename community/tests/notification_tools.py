"""Events, notifications and a queue that runs its tasks immediately, for tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from typing import Any

import pytest
from celery import Task
from django.utils import timezone

from community.models import ModerationLogEntry, Notification, NotificationChoice
from community.notifications.kinds import all_kinds, get_kind
from community.notifications.store import Event, notify
from learning.models import User
from settings.models import OwedTask
from settings.tasks import do_owed_task
from tests.builders import make_discussion, make_reply, make_user

_numbers = count(1)

Capture = Callable[..., AbstractContextManager[Any]]


class InlineQueue:
    """In place of the queue: a task runs when the transaction commits. `done` names those that ran."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def run(self, task: "Task[Any, Any]", args: tuple[Any, ...] = (), *, retry: bool) -> None:
        assert not retry
        # Of what is owed, what it is.
        name = OwedTask.objects.get(pk=args[0]).task if task.name == do_owed_task.name else task.name
        self.done.append(name.rpartition(".")[2])
        task(*args)


@contextmanager
def run_tasks(monkeypatch: pytest.MonkeyPatch, capture: Capture) -> Iterator[InlineQueue]:
    """`capture` is the fixture django_capture_on_commit_callbacks."""
    queue = InlineQueue()
    monkeypatch.setattr(Task, "apply_async", lambda task, *args, **options: queue.run(task, *args, **options))
    with capture(execute=True):
        yield queue


def make_event(kind: str = "reply", **changes: Any) -> Event:
    """A reply in thread 5 that nobody wrote."""
    columns: dict[str, Any] = {
        "subject": "discussion:5",
        "key": "reply:8:by:0",
        "title": "How do I keep my keys?",
        "url": "/community/replies/8/",
        "happened_at": timezone.now(),
    }
    return Event(kind=get_kind(kind), **columns | changes)


def choose_channel(person: User, channel: str, *kinds: str) -> None:
    """For these kinds, or for all there are."""
    for kind in kinds or [kind.key for kind in all_kinds()]:
        NotificationChoice.objects.update_or_create(user=person, kind=kind, defaults={"channel": channel})


def make_notification(person: User, **columns: Any) -> Notification:
    """A row as notify() leaves it; of the faucet, unless `columns` say otherwise."""
    columns = {"kind": "payout", "subject": f"faucet_request:{next(_numbers)}", "title": "5 HBAR"} | columns
    return Notification.objects.create(user=person, **{"url": "/faucet/", "events": ["paid"], **columns})


def received(person: User) -> list[tuple[str, str]]:
    """Kind and subject of a person's notifications, the oldest first."""
    return list(Notification.objects.filter(user=person).order_by("pk").values_list("kind", "subject"))


def unread(person: User) -> int:
    return User.objects.values_list("unread_notifications", flat=True).get(pk=person.pk)


def notify_of_a_day(person: User) -> None:
    """What may well happen to a learner on one day, wanted in the daily e-mail; who wrote the rest is made here too."""
    choose_channel(person, "digest")
    kwame, zuri, fatou = (make_user(name) for name in ("kwame", "zuri", "fatou"))
    mine = make_discussion(person, title="Where do I keep my seed phrase?")
    other = make_discussion(kwame, title="Which network is the testnet?")
    answer = make_reply(person, other, content="The one with chain id 296.")
    log_entry = ModerationLogEntry.objects.create(
        action="move", discussion=mine, person=person, reason="It is about a course, and is found sooner there."
    )
    for author, words in (
        (fatou, "Two copies on paper, in two houses. Never a photo."),
        (
            zuri,
            "I stamped mine into a steel washer: it costs a dollar at the market, and neither flood nor fire minds it.",
        ),
    ):
        reply = make_reply(author, mine, content=words)
        key = f"{reply.key}:by:{author.pk}"
        event = make_event(subject=mine.key, key=key, title=mine.title, actor_id=author.pk)
        notify(people=[person.pk], event=event)
    asked = make_reply(
        kwame, other, content=f"@{person.username}, does that also hold for the *previewnet*? See `chain_id`."
    )
    events: tuple[tuple[str, str, str, str, int | None], ...] = (
        ("mention", other.key, f"{asked.key}:by:{kwame.pk}", other.title, kwame.pk),
        ("solution", answer.key, "accepted", other.title, None),
        *(("votes", answer.key, f"by:{voter.pk}", other.title, None) for voter in (kwame, zuri, fatou)),
        ("badge", "achievement:1", "earned", "First Answer", None),
        ("moderation", mine.key, f"act:{log_entry.pk}", mine.title, None),
    )
    for kind, subject, key, title, actor_id in events:
        event = make_event(kind, subject=subject, key=key, title=title, actor_id=actor_id)
        notify(people=[person.pk], event=event)
