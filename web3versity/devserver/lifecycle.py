"""Start the embedded servers that are wanted, share them with every other process, stop them after the last one."""

import atexit
import os
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from web3versity.devserver.addresses import var_dir
from web3versity.devserver.anvil import Anvil
from web3versity.devserver.errors import EmbeddedServerError
from web3versity.devserver.leases import Lease
from web3versity.devserver.postgres import Postgres, programs_folder
from web3versity.devserver.redis import Redis
from web3versity.devserver.server import EmbeddedServer

SERVERS: tuple[EmbeddedServer, ...] = (Postgres(), Redis(), Anvil())
held: dict[str, Lease] = {}


def ensure_running(servers: Sequence[EmbeddedServer] = SERVERS) -> None:
    """Start each server whose URL variable is unset and which does not run; keep them up until this process ends.

    Any number of processes may call it at once and again. Raises EmbeddedServerError or ImproperlyConfigured with
    a sentence for people.
    """
    wanted = [server for server in servers if server.is_wanted() and server.name not in held]
    if not wanted:
        return
    end_by_exit_on_signals()
    try:
        for server in wanted:
            take_lease(server)
    except PermissionError as error:
        raise EmbeddedServerError(
            f"{error.filename} belongs to another user: run as the user who made {var_dir()}, or set VAR_DIR."
        ) from error
    if any(server.variable == "DATABASE_URL" for server in wanted):
        # `manage.py dbshell` finds the psql that belongs to this server.
        os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), str(programs_folder())])


def take_lease(server: EmbeddedServer) -> None:
    lease = Lease(var_dir() / "run", server.name)
    with lease.alone_at_the_gate():
        lease.take()
        held[server.name] = lease
        atexit.register(give_back, server, lease)
        server.start()


def start_what_has_died() -> list[str]:
    """Start again each server that this process uses and that has ended by itself, however it ended; their titles.

    Raises EmbeddedServerError for one that does not start, as on a full disk.
    """
    started = []
    for server in SERVERS:
        lease = held.get(server.name)
        if lease is None or server.is_running():
            continue
        with lease.alone_at_the_gate():
            # Whoever ends meanwhile has given its lease back, and perhaps stopped it.
            if server.name in held and not server.is_running():
                server.start()
                started.append(server.title)
    return started


def give_back(server: EmbeddedServer, lease: Lease) -> None:
    """Let go of one server, and stop it when nobody else uses it."""
    if held.pop(server.name, None) is None:
        return
    with lease.alone_at_the_gate():
        if lease.is_last():
            server.stop()
        lease.give_back()


def forget_inherited_leases() -> None:
    """A child made by fork must neither give its parent's leases back nor keep them when the parent is gone."""
    for lease in held.values():
        lease.forget()
    held.clear()


os.register_at_fork(after_in_child=forget_inherited_leases)


def end_by_exit_on_signals() -> None:
    """Python dies of SIGTERM and SIGHUP without running its exit handlers, which would leave the servers behind."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, exit_on_signal)


def exit_on_signal(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
