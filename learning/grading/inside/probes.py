"""What somebody would try who has taken over a child of the box. Each says how far it came; none does any harm.

`manage.py check_grading` and the tests try each behind all walls, and behind each wall alone.
"""

import contextlib
import ctypes
import errno
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any, Final

MANY: Final = 50


def read_file() -> str:
    with open("/etc/passwd", "rb") as file:
        return f"read {len(file.read())} bytes"


def write_file() -> str:
    with open("/tmp/left-by-a-probe", "wb") as file:  # noqa: S108 (where anybody may write)
        file.write(b"x" * 10)
    os.unlink("/tmp/left-by-a-probe")  # noqa: S108
    return "wrote a file"


def list_files() -> str:
    return f"saw {len(os.listdir('/'))} names"


def open_socket() -> str:
    """Whether somebody listens there is all the same."""
    with socket.socket() as made:
        made.settimeout(0.5)
        code = made.connect_ex(("127.0.0.1", 6379))
    if code in (errno.ENETUNREACH, errno.EACCES, errno.EPERM):
        raise OSError(code, os.strerror(code))
    return f"connecting gave {code}"


def look_at_network() -> str:
    names = [name for _, name in socket.if_nameindex()]
    if names == ["lo"]:
        raise PermissionError("only a loopback of its own")
    return f"saw {len(names)} network interfaces"


def read_environment() -> str:
    with open("/proc/self/environ", "rb") as file:
        kept = file.read()
    if not kept and not os.environ:
        raise PermissionError("it is empty")
    return f"{len(kept)} bytes, {len(os.environ)} variables"


def fork() -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "made a process"


def fork_many() -> str:
    """They sleep for longer than any job lasts; none may be left."""
    for _ in range(MANY):
        if os.fork() == 0:
            # Or the server would wait for them until their time is up.
            os.closerange(0, 64)
            time.sleep(120)
            os._exit(0)
    return f"made {MANY} processes in group {os.getpgid(0)}"


def run_program() -> str:
    """/bin/true takes its place when that works, and no answer comes."""
    os.execv("/bin/true", ["true"])  # noqa: S606 (no shell is wanted)


def kill_parent() -> str:
    os.kill(os.getppid(), 0)
    return "could signal its server"


def become_root() -> str:
    os.setresuid(0, 0, 0)
    return "is root"


def trace_parent() -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(0x4206, os.getppid(), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "holds its server"


def leave_group() -> str:
    os.setpgid(0, 0)
    os.setsid()
    return "left its group"


def open_many() -> str:
    made: list[int] = []
    with contextlib.suppress(OSError):
        while len(made) < 1000:
            made.extend(os.pipe())
    if len(made) < 100:
        raise PermissionError(f"only {len(made)} descriptors")
    return f"opened {len(made)} descriptors"


def take_memory() -> str:
    held = [bytearray(64 << 20) for _ in range(24)]
    return f"took {len(held) * 64} MiB"


def take_time() -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        pass
    return "computed for a minute"


def sleep() -> str:
    """Costs no processor time: only the clock on the wall ends it."""
    time.sleep(60)
    return "slept for a minute"


def flood() -> str:
    return "x" * (3 << 20)


def forge_answer() -> str:
    """Write what looks like an answer before the true one."""
    os.write(find_pipe(), b'{"scripts": [[{"is_ok": true}]]}\n')
    return "said something before"


def find_pipe() -> int:
    for descriptor in range(3, 16):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"")
            return descriptor
    raise PermissionError("no pipe")


def crash() -> str:
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    ctypes.string_at(0)
    return "lived"


ATTEMPTS: Final[dict[str, Callable[[], str]]] = {
    attempt.__name__: attempt
    for attempt in (
        read_file,
        write_file,
        list_files,
        open_socket,
        look_at_network,
        read_environment,
        fork,
        fork_many,
        run_program,
        kill_parent,
        become_root,
        trace_parent,
        leave_group,
        open_many,
        take_memory,
        take_time,
        sleep,
        flood,
        forge_answer,
        crash,
    )
}


def try_to(attempt: str) -> dict[str, Any]:
    """How the attempt ended: `managed` with what it got, or `held` with what stopped it."""
    try:
        return {"managed": ATTEMPTS[attempt]()}
    except MemoryError:
        raise
    except OSError as error:
        return {"held": f"{type(error).__name__}: {error.strerror or error}"}
    finally:
        sys.stdout = sys.__stdout__
