"""Ends what a pytest process has started when that process ends, however it ends: pytest-xdist kills its workers.

Run as `python -m web3versity.devserver.pytest_watchdog <mark>`, in a session of its own that no Ctrl-C reaches. It
waits until its standard input is closed, then ends every process whose environment holds the mark: children inherit
it, also those that have lost their parent. The embedded servers it leaves to their leases, and has one itself, the
last: where pytest-xdist has no time for a worker's exit handlers, they are stopped all the same.
"""

import os
import secrets
import signal
import subprocess
import sys

import psutil

from web3versity.devserver.addresses import var_dir
from web3versity.devserver.lifecycle import SERVERS, ensure_running, held
from web3versity.devserver.process import FAMILY, running_pid

POLITE_SECONDS = 10.0


def start() -> None:
    """Mark this process's children from now on, and have them ended with it."""
    os.environ[FAMILY] = mark = secrets.token_hex(8)
    command = [sys.executable, "-m", "web3versity.devserver.pytest_watchdog", mark, *held]
    var_dir().mkdir(parents=True, exist_ok=True)
    # The other end stays open, and is closed by the kernel when this process is gone.
    reader, _ = os.pipe()
    watchdog = subprocess.Popen(command, stdin=reader, start_new_session=True)  # noqa: S603 (our own command)
    os.close(reader)
    # Nobody waits for it; the object itself would only warn.
    watchdog.returncode = 0


def family(mark: str) -> list[psutil.Process]:
    """The living processes with this mark, but not this one nor the servers that are stopped by leases."""
    leased = {running_pid(server.pid_file) for server in SERVERS}
    return [
        process
        for process in psutil.process_iter()
        if process.pid != os.getpid() and is_marked(process, mark) and session_of(process) not in leased
    ]


def is_marked(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get(FAMILY) == mark and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        # It is another person's, or gone.
        return False


def session_of(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except OSError:
        return None


def end(mark: str) -> None:
    """End the family: politely, then for good, until none is left."""
    number, seconds = signal.SIGTERM, POLITE_SECONDS
    while found := family(mark):
        for process in found:
            try:
                process.send_signal(number)
            except psutil.Error:
                continue
        psutil.wait_procs(found, timeout=seconds)
        number, seconds = signal.SIGKILL, 1.0


def main() -> None:
    mark, *servers = sys.argv[1:]
    if servers:
        # Its lease is what makes it the last user, which stops the servers when it ends.
        ensure_running([server for server in SERVERS if server.name in servers])
    sys.stdin.read()
    end(mark)


if __name__ == "__main__":
    main()
