"""A task that kills its worker or fails always is set aside after three tries, and tried again when somebody says."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from celery import Task, shared_task
from celery.exceptions import Reject, TimeLimitExceeded
from django.db import OperationalError
from django.utils import timezone
from pytest_django.fixtures import Settings

from settings import owed, queue
from settings.models import OwedTask
from settings.owed import do_due, do_owed
from settings.owed_again import do_again
from settings.tries import MOST_TIMES_ASIDE, CountedTask, Tries
from settings.watchers.failed_tasks import find_failed_tasks

pytestmark = pytest.mark.django_db
seen: list[str] = []


class Dead(BaseException):
    """As when the process is killed: nothing after it is done."""


@shared_task(name="settings.tests.poison", base=CountedTask)
def poison(what: str) -> None:
    seen.append(what)
    if what == "kill":
        raise Dead
    if what == "fail":
        raise LookupError("There is no such thing.")
    if what == "away":
        raise OperationalError("The database is away.")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Task, "apply_async", lambda *_, **__: None)
    seen.clear()
    yield
    for what in ("kill", "fail", "away", "well"):
        Tries(poison.name, (what,), message=what).end(well=True)


def deliver(what: str) -> None:
    """A message comes to a worker; one that has killed a worker is the same that comes again."""
    message = what if what == "kill" else str(uuid4())
    poison.push_request(called_directly=False, args=[what], id=message)
    try:
        poison(what)
    except (Dead, LookupError, OperationalError):
        pass
    finally:
        poison.pop_request()


@pytest.mark.parametrize(
    ("what", "trouble"), [("kill", "Workers died over it."), ("fail", "LookupError: There is no such thing.")]
)
def test_what_went_wrong_three_times_is_set_aside_shown_and_tried_again_by_hand(
    what: str, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(8):
        deliver(what)
        deliver("well")
    assert seen.count(what) == 3
    assert seen.count("well") == 8
    (row,) = OwedTask.objects.all()
    assert (row.task, row.arguments, row.attempts, row.trouble) == (poison.name, [what], 3, trouble)
    assert row.due_at is not None
    (concern,) = find_failed_tasks(10)
    assert trouble in str(concern.words)

    seen.clear()
    monkeypatch.setattr(poison, "run", lambda _what: seen.append("mended"))
    assert do_again(owed_id=row.pk)
    assert do_owed(owed_id=row.pk)
    deliver(what)
    assert seen == ["mended", "mended"]
    assert not OwedTask.objects.exists()


def test_what_runs_many_times_at_once_is_no_poison() -> None:
    many = [Tries(poison.name, ("well",), message=str(number)) for number in range(8)]
    assert [tries.begin() for tries in many] == [True] * 8
    for tries in many:
        tries.end(well=True)
    assert not OwedTask.objects.exists()


def test_what_is_away_for_everybody_is_no_task_s_failure() -> None:
    for _ in range(8):
        deliver("away")
    assert len(seen) == 8
    assert not OwedTask.objects.exists()


def test_what_the_schedule_sends_again_is_not_set_aside_for_its_failures_and_is_for_deaths(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(poison.app.conf.beat_schedule, "poison", {"task": poison.name, "schedule": 15})
    for _ in range(8):
        deliver("fail")
        deliver("kill")
    assert (seen.count("fail"), seen.count("kill")) == (8, 3)
    assert OwedTask.objects.get().arguments == ["kill"]


def test_what_the_time_limit_ends_three_times_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    # It would end the transaction of the test.
    monkeypatch.setattr("settings.tries.close_old_connections", lambda: None)
    limit = TimeLimitExceeded(590)
    for _ in range(3):
        assert not OwedTask.objects.exists()
        # As celery.worker.request does in the main process, and for each failure in the others.
        poison.on_failure(limit, str(uuid4()), ["fail"], {}, None)
        poison.on_failure(LookupError(), str(uuid4()), ["fail"], {}, None)
    assert "TimeLimitExceeded" in OwedTask.objects.get().trouble
    deliver("fail")
    assert seen == []


def refuse(*_: Any, **__: Any) -> None:
    raise OperationalError("The database is away.")


@pytest.mark.parametrize("what", ["kill", "fail"])
def test_what_cannot_be_set_aside_goes_back_to_the_queue_until_the_database_is_there(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr("settings.tries.sleep", lambda _seconds: None)
        away.setattr(OwedTask.objects, "create", refuse)
        deliver(what)
        deliver(what)
        if what == "kill":
            deliver(what)
        for _ in range(2):
            with pytest.raises(Reject) as given_back:
                deliver(what)
            assert vars(given_back.value)["requeue"]
    deliver(what)
    assert OwedTask.objects.get().arguments == [what]


def test_while_nobody_knows_whether_it_is_set_aside_it_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        deliver("fail")
    assert len(seen) == 3
    with monkeypatch.context() as away:
        away.setattr(OwedTask.objects, "filter", refuse)
        deliver("fail")
    assert len(seen) == 4


def test_without_redis_nothing_is_counted_and_everything_is_done(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1"
    for _ in range(5):
        deliver("fail")
    assert len(seen) == 5


def test_what_is_owed_and_kills_its_workers_is_left_alone_after_three_of_them() -> None:
    row = OwedTask.objects.create(task=poison.name, arguments=["kill"], due_at=timezone.now())
    for _ in range(5):
        OwedTask.objects.filter(due_at__isnull=False).update(due_at=timezone.now() - timedelta(seconds=1))
        try:
            do_due()
        except Dead:
            continue
    assert seen == ["kill"] * 3
    row.refresh_from_db()
    assert (row.due_at, row.trouble) == (None, "Workers died over it.")
    assert do_again(owed_id=row.pk)


def test_what_has_workers_of_its_own_is_given_to_them(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(Task, "apply_async", lambda task, args, **_: sent.append((task.name, args)))
    settings.CELERY_TASK_ROUTES = {poison.name: {"queue": "grading"}}
    row = OwedTask.objects.create(task=poison.name, arguments=["kill"], due_at=timezone.now())
    assert owed.do_owed(owed_id=row.pk)
    assert (sent, seen) == ([(poison.name, ["kill"])], [])


def test_what_is_sent_to_quick_workers_is_not_passed_over_for_its_row(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    for _ in range(3):
        deliver("fail")
    settings.CELERY_TASK_ROUTES = {poison.name: {"queue": "grading"}}
    monkeypatch.setattr(Task, "apply_async", lambda _task, args, **_: deliver(*args))
    assert do_owed(owed_id=make_due().pk)
    assert len(seen) == 4
    assert not OwedTask.objects.exists()


def test_what_has_workers_of_its_own_and_is_set_aside_again_and_again_waits_for_somebody(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.CELERY_TASK_ROUTES = {poison.name: {"queue": "grading"}}
    monkeypatch.setattr(Task, "apply_async", lambda _task, args, **_: deliver(*args))
    for _ in range(MOST_TIMES_ASIDE - 1):
        for _ in range(3):
            deliver("fail")
        assert do_owed(owed_id=make_due().pk)
    for _ in range(3):
        deliver("fail")
    row = OwedTask.objects.get()
    assert row.due_at is None
    seen.clear()
    assert do_due() == 0
    deliver("fail")
    assert seen == []
    assert do_again(owed_id=row.pk)


def make_due() -> OwedTask:
    """The only one, which has a next try."""
    row = OwedTask.objects.get()
    assert row.due_at is not None
    OwedTask.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    return row


def test_nobody_waits_for_a_queue_that_hangs_twice(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[str] = []

    def hang(*_: Any, **__: Any) -> None:
        asked.append("asked")
        raise TimeoutError

    monkeypatch.setattr(Task, "apply_async", hang)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            queue.enqueue_on_commit(poison, "well")
    assert asked == ["asked"]
    monkeypatch.setattr(queue, "_quiet_until", float("-inf"))
    with django_capture_on_commit_callbacks(execute=True):
        queue.enqueue_on_commit(poison, "well")
    assert asked == ["asked", "asked"]
