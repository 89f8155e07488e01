"""A gunicorn of the benchmark's own on the loopback, with the settings of a deployed site."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from web3versity.devserver.ports import free_port

START_SECONDS = 60.0
STOP_SECONDS = 10.0
PROCESSES = 2
THREADS = 4
_HOST = "127.0.0.1"


class ServerDidNotStart(Exception):
    """The message ends with the last lines of the server's log."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, and the process of its master, whose children answer."""

    port: int
    pid: int


@contextmanager
def serving(database: str, variables: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve the site with `database`. The server is gone afterwards, also after an error.

    `variables` of the environment overrule those of the working site.
    """
    port = free_port()
    folder = Path(settings.VAR_DIR) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.harness.server_settings",
        "BENCH_DATABASE": database,
        "DEBUG": "false",
        "SITE_URL": f"http://{_HOST}:{port}",
        "ALLOWED_HOSTS": _HOST,
        "WEB_CONCURRENCY": str(PROCESSES),
        "WEB_THREADS": str(THREADS),
        **(variables or {}),
    }
    python = [sys.executable, "-m"]
    with (folder / "server.log").open("w+") as log:
        collect = [*python, "django", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603
        gunicorn = [*python, "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"{_HOST}:{port}"]
        process = subprocess.Popen(  # noqa: S603 (our own command line)
            gunicorn, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait_for(port, process, Path(log.name))
            yield Server(port, process.pid)
        finally:
            _end(process)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((_HOST, port)) == 0:
                return
        time.sleep(0.1)
    last = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
    raise ServerDidNotStart(f"The benchmark's web server did not start. The end of {log} says:\n{last}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group: gunicorn's master and its workers."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        os.killpg(process.pid, number)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
