"""A task that kills whoever does it, for a worker that is started with `--include benchmarks.faults.poison`."""

import os
import signal

from celery import shared_task


@shared_task
def kill_the_worker() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
