"""A task that kills whoever does it, given to a real worker: three of its processes die, and it goes on."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest
from django.conf import settings as site
from django.db import connection

from benchmarks.faults.poison import kill_the_worker
from settings.models import OwedTask
from settings.tasks import do_owed_task
from tests.database_address import database_url
from web3versity.devserver.process import wait_until
from web3versity.tasks import clear_expired_sessions

pytestmark = pytest.mark.thorough
CELERY = (sys.executable, "-m", "celery", "--app", "web3versity", "--quiet")
# Seconds; a worker takes some to start on a busy machine.
PATIENCE = 120


@pytest.fixture
def worker(transactional_db: None) -> Iterator["subprocess.Popen[bytes]"]:
    environment = os.environ | {
        "DATABASE_URL": database_url(connection.get_connection_params()),
        "REDIS_URL": site.REDIS_URL,
        "SECRET_KEY": site.SECRET_KEY,
    }
    subprocess.run([*CELERY, "purge", "--force"], env=environment, cwd=site.BASE_DIR, check=True)  # noqa: S603
    words = ["worker", "--concurrency", "1", "--include", "benchmarks.faults.poison", "--without-mingle"]
    started = subprocess.Popen([*CELERY, *words], env=environment, cwd=site.BASE_DIR)  # noqa: S603
    yield started
    started.terminate()
    started.wait(timeout=60)


def test_a_worker_goes_on_after_a_task_that_kills_it_three_times(worker: "subprocess.Popen[bytes]") -> None:
    kill_the_worker.apply_async()
    set_aside = OwedTask.objects.filter(task=kill_the_worker.name)
    assert wait_until(set_aside.exists, seconds=PATIENCE)
    (row,) = set_aside
    assert (row.attempts, row.trouble) == (3, "Workers died over it.")

    # Whatever else comes is done, and the poison's own messages are passed over.
    kill_the_worker.apply_async()
    owed = OwedTask.objects.create(task=clear_expired_sessions.name)
    do_owed_task.apply_async((owed.pk,))
    assert wait_until(lambda: not OwedTask.objects.filter(pk=owed.pk).exists(), seconds=PATIENCE)
    assert worker.poll() is None
    assert len(psutil.Process(worker.pid).children()) == 1
    assert set_aside.count() == 1
