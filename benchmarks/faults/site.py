"""The site with everything it needs, as processes that can be stopped, killed and started again."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil
from django.conf import settings

from web3versity.devserver.anvil import Anvil
from web3versity.devserver.ports import free_port
from web3versity.devserver.postgres import Postgres
from web3versity.devserver.process import running_pid, wait_until
from web3versity.devserver.redis import Redis
from web3versity.devserver.server import EmbeddedServer

WEB_PROCESSES: Final = 2
WEB_THREADS: Final = 4
# A supervisor such as systemd starts again what has ended (deploy/systemd).
_RESTART_SECONDS: Final = 2.0


class Site:
    """gunicorn, a worker, a grading worker and two beats over the embedded servers of VAR_DIR."""

    def __init__(self) -> None:
        self.port = free_port()
        self.postgres, self.redis, self.anvil = Postgres(), Redis(), Anvil()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.logs = Path(settings.VAR_DIR) / "log"
        celery = [sys.executable, "-m", "celery", "--app", "web3versity", "--quiet"]
        worker = [*celery, "worker", "--without-mingle"]
        self.commands = {
            "web": [
                sys.executable,
                "-m",
                "gunicorn",
                "--config",
                "gunicorn.conf.py",
                "--bind",
                f"127.0.0.1:{self.port}",
            ],
            "worker": [*worker, "--concurrency", "2", "--include", "benchmarks.faults.poison"],
            "grading": [*worker, "--queues", "grading", "--hostname", "grading@%h", "--concurrency", "1"],
            "beat": [*celery, "beat"],
            "second beat": [*celery, "beat"],
        }

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DEBUG": "false",
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "WEB_CONCURRENCY": str(WEB_PROCESSES),
            "WEB_THREADS": str(WEB_THREADS),
            "LEARNING_TAKES_TIME": "false",
            "LOG_LEVEL": "WARNING",
        }

    def start(self) -> None:
        collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "web3versity.settings"}
        subprocess.run(collect, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603
        for name in self.commands:
            self.begin(name)

    def begin(self, name: str) -> None:
        log = (self.logs / f"faults-{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(  # noqa: S603 (our own command lines)
            self.commands[name],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        log.close()

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        wait_until(lambda: all(process.poll() is not None for process in self.processes.values()), seconds=20)
        for process in self.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def supervise(self) -> None:
        """Start again what has ended, servers too, as systemd does."""
        for server in (self.postgres, self.redis, self.anvil):
            if not server.is_running():
                server.start()
        for name, process in list(self.processes.items()):
            if process.poll() is not None:
                time.sleep(_RESTART_SECONDS)
                self.begin(name)

    def kill(self, name: str) -> None:
        """The whole group, without a word."""
        os.killpg(self.processes[name].pid, signal.SIGKILL)
        self.processes[name].wait()

    def signal(self, server: EmbeddedServer, number: signal.Signals) -> None:
        """To a server and all its children."""
        pid = running_pid(server.pid_file)
        if pid is None:
            return
        family = psutil.Process(pid)
        for process in (family, *family.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                process.send_signal(number)

    def start_again(self, server: EmbeddedServer) -> None:
        wait_until(lambda: not server.is_running(), seconds=30)
        server.start()

    def kill_a_web_process(self) -> None:
        """One of gunicorn's, which starts another."""
        psutil.Process(self.processes["web"].pid).children()[0].kill()
