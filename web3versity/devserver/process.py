"""A server process that outlives the one that started it, found again through a locked file.

The server inherits a descriptor with an exclusive lock on its pid file. The kernel drops that lock when the server
and its children are gone, however they went, so a lock that is held proves that the number in the file is still theirs.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from web3versity.devserver.errors import EmbeddedServerError

POLL_SECONDS = 0.01
# The mark of a test run, by which its watchdog finds what it started (see pytest_watchdog).
FAMILY = "WEB3VERSITY_TEST_FAMILY"
INHERITED_VARIABLES = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", FAMILY)


def spawn(command: Sequence[str], *, pid_file: Path, log_file: Path) -> None:
    """Start `command` in a session of its own, so that Ctrl-C in a terminal does not reach it."""
    descriptor = os.open(pid_file, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with log_file.open("wb") as log:
            log_file.chmod(0o600)
            process = subprocess.Popen(  # noqa: S603 (our own command lines)
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=(descriptor,),
                env=server_environment(),
            )
        os.write(descriptor, str(process.pid).encode())
    finally:
        os.close(descriptor)
    # Waited for in `stop` by number, perhaps by another process; the object itself would only warn.
    process.returncode = 0


def server_environment() -> dict[str, str]:
    """Few variables: PGPORT and its like in a person's shell are meant for other servers."""
    return {name: os.environ[name] for name in INHERITED_VARIABLES if name in os.environ}


def running_pid(pid_file: Path) -> int | None:
    """The number of the live server behind this pid file, or None."""
    try:
        descriptor = os.open(pid_file, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(os.read(descriptor, 20))
    else:
        return None
    finally:
        os.close(descriptor)


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Whether `condition` came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def stop(pid_file: Path, *, signal_number: signal.Signals, seconds: float = 10) -> None:
    """Ask the server to end, insist after `seconds`, and return when it is gone."""
    for number in (signal_number, signal.SIGKILL):
        pid = running_pid(pid_file)
        if pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        if wait_until(lambda pid=pid: is_gone(pid_file, pid), seconds=seconds):  # type: ignore[misc]
            return
    raise EmbeddedServerError(f"The process {pid} ({pid_file.stem}) does not end; please stop it by hand.")


def is_gone(pid_file: Path, pid: int) -> bool:
    """Whether the server has ended; reaps it when it is a child of this process."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    return running_pid(pid_file) is None


def last_lines(log_file: Path, count: int = 5) -> str:
    """The end of a log, for a message."""
    text = log_file.read_text(errors="replace") if log_file.exists() else ""
    return "\n".join(text.splitlines()[-count:])


def require_program(path: Path, *, package: str, variable: str) -> str:
    """The program of an installed package. Raises EmbeddedServerError when the package is not there."""
    if shutil.which(path) is None:
        raise EmbeddedServerError(
            f"{variable} is not set and {package} is not installed: set {variable}, or run `make setup`."
        )
    return str(path)


def package_folder(package: str) -> Path:
    """Where an installed package stands, found without importing it; a path that does not exist when it is missing."""
    spec = find_spec(package)
    return Path(((spec and spec.submodule_search_locations) or ["/nonexistent"])[0])
