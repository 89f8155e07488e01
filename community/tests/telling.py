"""Telling people things, and workers that do at once what was queued, for tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from typing import Any

import pytest
from celery import Task
from django.utils import timezone

from community.models import ModerationAct, Notification, NotificationChoice
from community.models.notification import NotificationKind
from community.notifications.store import News, notify
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user

_numbers = count(1)

Capture = Callable[..., AbstractContextManager[Any]]


class Workers:
    """In place of the queue: what is sent is done when the transaction commits. `done` names the tasks."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def perform(self, task: "Task[Any, Any]", args: tuple[Any, ...] = (), *, retry: bool) -> None:
        assert not retry
        self.done.append(task.name.rpartition(".")[2])
        task(*args)


@contextmanager
def workers(monkeypatch: pytest.MonkeyPatch, capture: Capture) -> Iterator[Workers]:
    """`capture` is the fixture django_capture_on_commit_callbacks."""
    team = Workers()
    monkeypatch.setattr(Task, "apply_async", lambda task, *args, **options: team.perform(task, *args, **options))
    with capture(execute=True):
        yield team


def news(**changes: Any) -> News:
    """A reply in thread 5 that nobody wrote."""
    told: dict[str, Any] = {
        "kind": NotificationKind.REPLY,
        "subject": "discussion:5",
        "event": "reply:8:by:0",
        "title": "How do I keep my keys?",
        "url": "/community/replies/8/",
        "happened_at": timezone.now(),
    }
    return News(**told | changes)


def choose_way(person: User, way: str, *kinds: NotificationKind) -> None:
    for kind in kinds or NotificationKind:
        NotificationChoice.objects.update_or_create(user=person, kind=kind, defaults={"channel": way})


def make_notification(person: User, **columns: Any) -> Notification:
    """A row as notify() leaves it; of the faucet, unless told otherwise."""
    columns = {"kind": "payout", "subject": f"faucet_request:{next(_numbers)}", "title": "5 HBAR"} | columns
    return Notification.objects.create(user=person, **{"url": "/faucet/", "events": ["paid"], **columns})


def heard(person: User) -> list[tuple[str, str]]:
    """Kind and subject of what a person was told, the oldest first."""
    return list(Notification.objects.filter(user=person).order_by("pk").values_list("kind", "subject"))


def unread(person: User) -> int:
    return User.objects.values_list("unread_notifications", flat=True).get(pk=person.pk)


def tell_of_a_day(person: User) -> None:
    """What may well happen to a learner on one day, wanted in the daily e-mail; who wrote the rest is made here too."""
    choose_way(person, "digest")
    kwame, zuri, fatou = (make_user(name) for name in ("kwame", "zuri", "fatou"))
    mine = make_discussion(person, title="Where do I keep my seed phrase?")
    other = make_discussion(kwame, title="Which network is the testnet?")
    answer = make_reply(person, other, content="The one with chain id 296.")
    post_act = ModerationAct.objects.create(
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
        event = f"{reply.key}:by:{author.pk}"
        notify(
            people=[person.pk],
            news=news(subject=mine.key, event=event, title=mine.title, actor_id=author.pk, happened_at=timezone.now()),
        )
    asked = make_reply(
        kwame, other, content=f"@{person.username}, does that also hold for the *previewnet*? See `chain_id`."
    )
    told: tuple[tuple[str, str, str, str, int | None], ...] = (
        ("mention", other.key, f"{asked.key}:by:{kwame.pk}", other.title, kwame.pk),
        ("solution", answer.key, "accepted", other.title, None),
        *(("votes", answer.key, f"by:{voter.pk}", other.title, None) for voter in (kwame, zuri, fatou)),
        ("badge", "achievement:1", "earned", "First Answer", None),
        ("moderation", mine.key, f"act:{post_act.pk}", mine.title, None),
    )
    for kind, subject, event, title, actor_id in told:
        item = news(kind=NotificationKind(kind), subject=subject, event=event, title=title, actor_id=actor_id)
        notify(people=[person.pk], news=item)
