"""What is owed is done once, after its transaction, whatever the queue loses and however often a message comes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery import Task, shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from settings import owed
from settings.models import OwedTask
from settings.owed import MOST_ATTEMPTS, do_due, do_owed
from settings.owed_again import do_again
from settings.queue import owe_on_commit

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]
done: list[tuple[Any, ...]] = []


@shared_task(name="settings.tests.note_down")
def note_down(*args: Any) -> None:
    done.append(args)


@shared_task(name="settings.tests.fail_always")
def fail_always() -> None:
    raise LookupError("The node is away.")


@pytest.fixture(autouse=True)
def nothing_is_queued(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every message is lost."""
    monkeypatch.setattr(Task, "apply_async", lambda *_, **__: None)
    done.clear()
    yield
    done.clear()


def make_due(**columns: Any) -> None:
    OwedTask.objects.update(due_at=timezone.now() - timedelta(seconds=1), **columns)


def test_what_the_queue_lost_is_done_once_by_the_sweep(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        owe_on_commit(note_down, 7, "reply:8")
    assert do_due() == 0  # its message may still come
    make_due()
    assert [do_due(), do_due()] == [1, 0]
    assert done == [(7, "reply:8")]
    assert not OwedTask.objects.exists()


def test_a_message_that_comes_does_it_at_once_and_one_that_comes_again_does_nothing() -> None:
    owe_on_commit(note_down, 7)
    owed_id = OwedTask.objects.get().pk
    assert [do_owed(owed_id=owed_id) for _ in range(3)] == [True, False, False]
    assert done == [(7,)]


def test_nothing_is_owed_for_what_did_not_happen() -> None:
    with transaction.atomic():
        owe_on_commit(note_down, 7)
        transaction.set_rollback(True)
    assert not OwedTask.objects.exists()


def test_a_queue_that_is_away_takes_nothing_with_it(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError("Redis is away")

    monkeypatch.setattr(Task, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        owe_on_commit(note_down, 7)
    make_due()
    assert do_due() == 1


def test_nobody_else_does_it_while_a_worker_is_at_it_and_somebody_does_when_that_one_died() -> None:
    owe_on_commit(note_down, 7)
    owed_id = OwedTask.objects.get().pk
    assert owed._take(owed_id, now=timezone.now()) is not None  # and dies over it
    assert not do_owed(owed_id=owed_id)
    OwedTask.objects.update(due_at=timezone.now() - owed.LEASE)
    assert do_due() == 1
    assert done == [(7,)]


def test_somebody_who_wants_it_again_at_once_waits_while_a_worker_is_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owe_on_commit(fail_always)
    row = OwedTask.objects.get()
    assert not do_owed(owed_id=row.pk)
    # It pauses: no worker is at it.
    assert do_again(owed_id=row.pk)
    tried = []
    monkeypatch.setattr(fail_always, "run", lambda: tried.append(do_again(owed_id=row.pk)))
    assert do_owed(owed_id=row.pk)
    assert tried == [False]
    # One over which a worker died is free when its lease is over.
    owe_on_commit(note_down, 7)
    died = OwedTask.objects.get()
    assert owed._take(died.pk, now=timezone.now()) is not None
    assert not do_again(owed_id=died.pk)
    make_due()
    assert do_again(owed_id=died.pk)


def test_what_fails_is_tried_again_after_longer_and_longer_and_keeps_nobody_waiting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    owe_on_commit(fail_always)
    owe_on_commit(note_down, 8)
    make_due()
    assert do_due() == 1
    assert done == [(8,)]
    pauses = []
    for _ in range(MOST_ATTEMPTS - 1):
        row = OwedTask.objects.get()
        assert row.due_at is not None
        pauses.append(round((row.due_at - timezone.now()).total_seconds()))
        make_due()
        assert do_due() == 0
    assert pauses[:4] == [30, 60, 120, 240]
    assert max(pauses) == 6 * 3600
    row = OwedTask.objects.get()
    assert (row.attempts, row.due_at, row.trouble) == (MOST_ATTEMPTS, None, "LookupError: The node is away.")
    assert do_due() == 0
    assert "fail_always failed" in caplog.text


def test_a_sweep_ends_in_time_and_leaves_the_rest_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owed, "SLICE_SECONDS", 0)
    for number in range(3):
        owe_on_commit(note_down, number)
    make_due()
    assert [do_due() for _ in range(4)] == [1, 1, 1, 0]
