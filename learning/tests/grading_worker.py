"""A real worker of the queue `grading`, which tests may kill, and the processes of its box."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from learning.grading.kept import computed
from web3versity.management.commands.run import GRADING

CELERY = (sys.executable, "-m", "celery", "--app", "web3versity", "--quiet")
# Seconds. The schedule hands on every minute what no task has graded.
PATIENCE, EVERY = 120, 60
LAUNCHER = b"learning/grading/inside/launch.py"


class GradingWorker:
    """Started anew after it was killed; `seen` are the processes of all its boxes so far."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.seen: set[int] = set()
        purge = [*CELERY, "purge", "--force", "--queues", "grading"]
        subprocess.run(purge, env=environment, cwd=settings.BASE_DIR, check=True)  # noqa: S603
        self.start()

    def start(self) -> None:
        quiet = ("--loglevel", "ERROR", "--without-gossip", "--without-mingle")
        self.process = subprocess.Popen(  # noqa: S603 (our own command line)
            [*CELERY, "worker", *GRADING, "--concurrency", "1", *quiet],
            env=self.environment,
            cwd=settings.BASE_DIR,
            start_new_session=True,
        )

    def kill(self) -> None:
        """The worker and the process in which its tasks run, at once. Its box is not touched."""
        self.box()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_box(self) -> None:
        for pid in self.box():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def kill_task(self) -> None:
        """The process in which a task runs: the worker starts another."""
        self.box()
        for pid in children_of(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        """As an operator stops it: what it is at is done first."""
        self.box()
        self.process.terminate()
        self.process.wait(timeout=120)

    def box(self) -> set[int]:
        """The server and Node of its box, if they run."""
        found = {
            pid
            for task in children_of(self.process.pid)
            for pid in children_of(task)
            if LAUNCHER in command_of(pid) or b"solidity.cjs" in command_of(pid)
        }
        self.seen |= found
        return found

    def left(self) -> set[int]:
        """Processes of its boxes that run still, of all that were seen."""
        return {pid for pid in self.seen if LAUNCHER in command_of(pid) or b"solidity.cjs" in command_of(pid)}

    def computed(self) -> float:
        """Seconds of the processor that its tasks and its box have used. The worker's own say nothing: it tells every
        two seconds that it lives, whatever happens."""
        return sum(computed(pid) for task in children_of(self.process.pid) for pid in (task, *children_of(task)))


def children_of(parent: int) -> list[int]:
    with suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return []


def command_of(pid: int) -> bytes:
    """Empty when it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def wait_until(
    condition: Callable[[], bool], *, moves: Callable[[], object], stirs: Callable[[], object] = lambda: None
) -> None:
    """Raises TimeoutError when nothing moves for two minutes: a busy machine is slow, and never stands still.

    `stirs` is done every minute, as the schedule would.
    """
    last, since, stirred = moves(), time.monotonic(), time.monotonic()
    while not condition():
        now = moves()
        if now != last:
            last, since = now, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            raise TimeoutError(f"nothing moves any more at {last}")
        if time.monotonic() - stirred > EVERY:
            stirred = time.monotonic()
            stirs()
        time.sleep(0.05)
