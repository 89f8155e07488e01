"""`manage.py run`: the whole site on one machine, until Ctrl-C."""

import os
import shlex
import sys
from typing import Any
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from redis import RedisError

from settings.redis_clients import open_redis
from web3versity.devserver import EmbeddedServerError, ensure_running
from web3versity.devserver.anvil import Anvil, require_free_evm_port
from web3versity.devserver.lifecycle import start_what_has_died
from web3versity.devserver.ports import is_port_free
from web3versity.devserver.supervisor import Supervisor
from web3versity.environment import env
from web3versity.health.worker_heartbeat import is_worker_alive

# Code of learners is judged apart from everything else; a task that hangs all the same is ended.
GRADING = ("--queues", "grading", "--hostname", "grading@%h", "--time-limit", "180")


class Command(BaseCommand):
    help = "Run everything on this machine: servers, database changes, courses, web, worker and beat."
    # They import every view; `make check` runs them, and so does `migrate` for the database.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        port = env.int("PORT", default=8000)
        require_free_ports(port)
        self.stdout.write("Starting the servers and loading the courses.")
        try:
            ensure_running()
        except EmbeddedServerError as error:
            raise CommandError(str(error)) from error
        prepare_data()
        connections.close_all()
        self.stdout.write(f"Starting the site at {settings.SITE_URL} (Ctrl-C stops everything).")
        self.stdout.flush()
        supervise(process_commands(port), port=port)


def require_free_ports(web_port: int) -> None:
    """Raise CommandError when another program has the site's port or that of the devnet to be started."""
    if not is_port_free(web_port):
        raise CommandError(
            f"Port {web_port}, where the site should be served, is in use: "
            "stop the program that uses it, or set PORT to a free port."
        )
    devnet = Anvil()
    try:
        if devnet.is_wanted() and not devnet.is_running():
            require_free_evm_port()
    except EmbeddedServerError as error:
        raise CommandError(str(error)) from error


def prepare_data() -> None:
    """Bring the schema, the course library and (outside DEBUG) the static files up to date."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_courses", verbosity=0)
    call_command("load_achievements", verbosity=0)
    call_command("deploy_certificates", if_devnet=True, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)


def process_commands(port: int) -> dict[str, list[str]]:
    """What runs side by side, by name. With DEBUG each starts anew when its code changes."""
    python = [sys.executable, "-m"]
    # Whoever develops as root knows it.
    quiet = ["-W", "ignore:You're running the worker"] if settings.DEBUG else []
    celery = [sys.executable, *quiet, "-m", "celery", "--app", "web3versity", "--quiet"]
    tasks = {
        "worker": [*celery, "worker", "--concurrency", "2", "--without-mingle"],
        "grading": [*celery, "worker", *GRADING, "--concurrency", str(graders()), "--without-mingle"],
        "beat": [*celery, "beat"],
    }
    if settings.DEBUG:
        tasks = {name: [*python, "web3versity.devserver.reloading", *words] for name, words in tasks.items()}
    return {"web": [*python, "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"], **tasks}


def graders() -> int:
    """How much code is judged at once: one processor is left for the pages."""
    return max(1, (os.cpu_count() or 2) - 1)


def supervise(commands: dict[str, list[str]], *, port: int) -> None:
    """Run them until a signal or until one ends. Raises CommandError in the second case."""
    welcome = f"The site is open at {settings.SITE_URL} (Ctrl-C stops everything)."
    supervisor = Supervisor(is_ready=lambda: is_open(port), welcome=welcome, mend=start_what_has_died)
    for name, words in commands.items():
        supervisor.add_process(name, f"exec {shlex.join(words)}", cwd=str(settings.BASE_DIR))
    supervisor.loop()
    if supervisor.ended_first is not None:
        raise CommandError(
            f"The process `{supervisor.ended_first}` ended, so everything was stopped. Its last lines above say why."
        )


def is_open(port: int) -> bool:
    """Whether pages are served and a worker takes tasks."""
    request = Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": settings.SITE_HOST})
    try:
        with urlopen(request, timeout=2), open_redis(timeout=2) as client:  # noqa: S310
            return is_worker_alive(client)
    except (OSError, RedisError):
        return False
