"""Each fault: how it is brought about, how long it lasts, and how it ends."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import psycopg
from django.db import connection
from redis import Redis

from benchmarks.faults.poison import kill_the_worker
from benchmarks.faults.site import Site
from benchmarks.faults.small_disk import fill_the_disk, make_room
from settings.models import OwedTask
from settings.redis_clients import open_redis
from web3versity.health.worker_heartbeat import BEAT_KEY


@dataclass(frozen=True, slots=True)
class Fault:
    """`begin` and `end` take the site; `lasts` are the seconds between them."""

    key: str
    title: str
    begin: Callable[[Site], object]
    end: Callable[[Site], object]
    lasts: float = 12.0


def nothing(_site: Site) -> None:
    """Its supervisor, or the site itself, mends it."""


def _ask(statement: str) -> None:
    parameters = connection.get_connection_params() | {"autocommit": True}
    with psycopg.connect(**parameters) as own:
        own.execute(statement.encode())


def _redis() -> Redis:
    return open_redis(timeout=5)


_locks: list["psycopg.Connection[tuple[object, ...]]"] = []


def _hold_a_lock(_site: Site) -> None:
    """As a change of the schema does."""
    parameters = connection.get_connection_params()
    own = psycopg.connect(**parameters)
    own.execute("LOCK TABLE lesson_completions IN ACCESS EXCLUSIVE MODE")
    _locks.append(own)


def _let_go(_site: Site) -> None:
    while _locks:
        _locks.pop().close()


def _make_read_only(_site: Site) -> None:
    _ask("ALTER SYSTEM SET default_transaction_read_only = on")
    _ask("SELECT pg_reload_conf()")


def _make_writable(_site: Site) -> None:
    _ask("ALTER SYSTEM RESET default_transaction_read_only")
    _ask("SELECT pg_reload_conf()")


def _kill_the_beat_that_works(site: Site) -> None:
    mark = _redis().get(BEAT_KEY)
    pid = int(bytes(mark or b"").split(b":")[1])  # type: ignore[arg-type]
    site.kill(next(name for name, process in site.processes.items() if process.pid == pid))


def _require_set_aside(_site: Site) -> None:
    """Raises LookupError when it would still go round."""
    row = OwedTask.objects.filter(task=kill_the_worker.name).first()
    connection.close()
    if row is None:
        raise LookupError("The poison was not set aside.")


def _set_memory(value: int) -> Callable[[Site], object]:
    return lambda _site: _redis().config_set("maxmemory", value)


FAULTS: Final = (
    Fault(
        "postgres-hung",
        "PostgreSQL hangs (SIGSTOP)",
        lambda site: site.signal(site.postgres, signal.SIGSTOP),
        lambda site: site.signal(site.postgres, signal.SIGCONT),
        lasts=25,
    ),
    Fault(
        "postgres-killed",
        "PostgreSQL is killed (SIGKILL), and started after 12 s",
        lambda site: site.signal(site.postgres, signal.SIGKILL),
        lambda site: site.start_again(site.postgres),
    ),
    Fault(
        "postgres-restarted",
        "PostgreSQL is restarted (fast shutdown)",
        lambda site: site.postgres.stop(),
        lambda site: site.postgres.start(),
        lasts=0,
    ),
    Fault("postgres-read-only", "PostgreSQL takes no writes (as a standby)", _make_read_only, _make_writable),
    Fault("lock", "A table is locked (as by a change of the schema)", _hold_a_lock, _let_go, lasts=20),
    Fault("disk-full", "PostgreSQL's disk is full", fill_the_disk, make_room, lasts=15),
    Fault(
        "redis-hung",
        "Redis hangs (SIGSTOP)",
        lambda site: site.signal(site.redis, signal.SIGSTOP),
        lambda site: site.signal(site.redis, signal.SIGCONT),
        lasts=20,
    ),
    Fault(
        "redis-killed",
        "Redis is killed (SIGKILL), and started after 12 s",
        lambda site: site.signal(site.redis, signal.SIGKILL),
        lambda site: site.start_again(site.redis),
    ),
    Fault("redis-full", "Redis is full (maxmemory, noeviction)", _set_memory(1), _set_memory(0)),
    Fault("redis-flushed", "Redis is emptied (FLUSHALL)", lambda _site: _redis().flushall(), nothing, lasts=0),
    Fault("worker-killed", "The worker is killed", lambda site: site.kill("worker"), Site.supervise, lasts=5),
    Fault("beat-killed", "The beat that works is killed", _kill_the_beat_that_works, nothing, lasts=0),
    Fault(
        "web-killed",
        "A web process is killed, under gunicorn",
        lambda site: site.kill_a_web_process(),
        nothing,
        lasts=0,
    ),
    Fault(
        "node-hung",
        "The chain's node hangs (SIGSTOP)",
        lambda site: site.signal(site.anvil, signal.SIGSTOP),
        lambda site: site.signal(site.anvil, signal.SIGCONT),
    ),
    # The last one: it is tried again after five minutes.
    Fault(
        "poison",
        "A task kills each worker it meets; set aside after three",
        lambda _site: kill_the_worker.apply_async(),
        _require_set_aside,
    ),
)
