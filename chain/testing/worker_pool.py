"""Workers in processes of their own, for the database, queue and chain of the running test; they may be killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def database_url() -> str:
    """The database of this very test, for other processes."""
    values = connection.settings_dict
    person = quote(values["USER"]) + (f":{quote(values['PASSWORD'], safe='')}" if values["PASSWORD"] else "")
    port = f":{values['PORT']}" if values["PORT"] else ""
    if str(values["HOST"]).startswith("/"):
        return f"postgresql://{person}@{port}/{quote(values['HOST'], safe='')}/{values['NAME']}"
    return f"postgresql://{person}@{values['HOST']}{port}/{values['NAME']}"


@dataclass
class WorkerPool:
    """Workers in processes of their own, forked in milliseconds."""

    deaths: Path
    process: subprocess.Popen[str]
    alive: list[int] = field(default_factory=list)

    def start(self, work: str = "sweep", *, failpoint: str | None = None, passes: int = 1) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        order = {"work": work, "failpoint": failpoint, "pass": passes}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        self.alive.append(pid)
        return pid

    def kill(self, pid: int) -> bool:
        """Whether it still lived."""
        self.alive.remove(pid)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            return True
        return False

    def is_alive(self, pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True

    def died_at(self) -> Counter[str]:
        """The failpoints at which workers ended themselves."""
        return Counter(self.deaths.read_text().split()) if self.deaths.exists() else Counter()


@contextmanager
def worker_pool(folder: Path, *, waits: dict[str, float]) -> Iterator[WorkerPool]:
    """Workers for the database, queue and chain of the running test."""
    deaths = folder / "deaths"
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "REDIS_URL": settings.REDIS_URL,
        "CHAIN_NETWORK": settings.CHAIN_NETWORK,
        "CHAIN_RPC_URL": settings.CHAIN_RPC_URL,
        "CHAIN_MIRROR_URL": settings.CHAIN_MIRROR_URL or "",
        "CHAIN_ID": str(settings.CHAIN_ID),
        "OPERATOR_PRIVATE_KEYS": ",".join(settings.OPERATOR_PRIVATE_KEYS),
        "SHORT_WAITS": json.dumps(waits),
        "DEATHS": str(deaths),
        "LOG_LEVEL": "CRITICAL",
    }
    words = [sys.executable, "-m", "chain.testing.crash_worker"]
    with subprocess.Popen(  # noqa: S603 (our own command line)
        words, env=environment, cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        workers = WorkerPool(deaths, process)
        try:
            yield workers
        finally:
            for pid in list(workers.alive):
                workers.kill(pid)
            process.kill()
