"""The walls of the box, one function each: raised by the process itself, before it meets what it does not trust.

A wall that this machine does not have raises OSError; `raise_walls` goes on and says which stand. None of them can be
taken down again.
"""

import ctypes
import os
import resource
import signal
import sys
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Final

from learning.grading.inside import landlock, seccomp

# Whoever owns nothing on any machine.
NOBODY: Final = 65534
NEW_USER, NEW_NETWORK, NEW_IPC, NEW_HOST_NAME = 0x10000000, 0x40000000, 0x08000000, 0x04000000
DIE_WITH_PARENT, CHILD_SUBREAPER = 1, 36
OPEN_FILES: Final = 16
INTERPRETER_FILES: Final = 64
SYSTEM_LIBRARIES: Final = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache")
# Pages come first, and judging goes on.
NICE: Final = 5


def own_network() -> None:
    """A network with no way out, and neither shared memory nor a host name of ours. Who cannot become nobody also gets
    a user namespace, in which even root has no rights outside."""
    namespaces = NEW_NETWORK | NEW_IPC | NEW_HOST_NAME
    _unshare(namespaces if os.geteuid() == 0 and may_be_nobody() else namespaces | NEW_USER)


def own_user() -> None:
    """Root becomes nobody, as long as nobody may read the libraries."""
    if os.geteuid() != 0:
        raise PermissionError("does not run as root and keeps its user")
    if not may_be_nobody():
        raise PermissionError("the libraries stand where only root may read, so it keeps its user")
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def no_writing() -> None:
    """No file may grow, and nothing is left of a crash."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def few_files(most: int = OPEN_FILES) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def little_time(seconds: int) -> None:
    """SIGXCPU after so many seconds of processor time, SIGKILL one later."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def little_memory(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def no_processes() -> None:
    """Root may start some all the same."""
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def libraries_only(more: Iterable[str] = ()) -> None:
    """Of all files only programs and libraries can be reached, and only to be read or run."""
    landlock.restrict_files(readable=["/dev/urandom", "/dev/null"], runnable=[*libraries(), *more])


def interpreter_only(program: str) -> None:
    """Of all files only the interpreter and what it is linked with, and no signal to whoever started it."""
    landlock.restrict_files(readable=["/dev/urandom", "/dev/null"], runnable=[program, *SYSTEM_LIBRARIES])


def no_files() -> None:
    landlock.restrict_files()


def few_system_calls() -> None:
    seccomp.refuse(seccomp.REFUSED)


def stay_in_group() -> None:
    """What it starts can be ended with it."""
    seccomp.refuse(seccomp.LEAVING)


def only_computing() -> None:
    seccomp.allow_only(seccomp.COMPUTING)


def libraries() -> list[str]:
    """Where Python, its packages and what they are linked with stand."""
    paths = {sys.prefix, sys.base_prefix, *(sysconfig.get_paths()[name] for name in ("stdlib", "purelib", "platlib"))}
    paths |= {os.path.realpath(path) for path in paths}
    return sorted(paths | {*SYSTEM_LIBRARIES, os.path.realpath(sys.executable)})


# In the order in which they can be raised: those that take rights come before those that give them up.
SERVER: Final[dict[str, Callable[[], None]]] = {
    "network": own_network,
    "user": own_user,
    "writing": no_writing,
    "landlock": libraries_only,
    "seccomp": few_system_calls,
}


def raise_walls(walls: dict[str, Callable[[], None]], *, without: Iterable[str] = ()) -> dict[str, str]:
    """Raise `walls` but those named; for each an empty text when it stands, else why it does not."""
    standing = {}
    for name, wall in walls.items():
        if name in without:
            standing[name] = "switched off"
            continue
        try:
            wall()
        except (OSError, ValueError) as missing:
            standing[name] = str(missing) or type(missing).__name__
        else:
            standing[name] = ""
    return standing


def child_walls(*, cpu: int, memory: int, interpreter: str = "") -> dict[str, Callable[[], None]]:
    """What a child that meets one submission raises around itself, beside what its server has raised. One that starts
    `interpreter` raises less: what it starts stands behind the same walls."""
    walls: dict[str, Callable[[], None]] = {
        "time": partial(little_time, cpu),
        "memory": partial(little_memory, memory),
    }
    if interpreter:
        return walls | {
            "files": partial(few_files, INTERPRETER_FILES),
            "group": stay_in_group,
            "interpreter": partial(interpreter_only, interpreter),
        }
    return walls | {
        "files": few_files,
        "processes": no_processes,
        "child_landlock": no_files,
        "child_seccomp": only_computing,
    }


def leave_group() -> None:
    """A process group of its own, which is killed as one; and it dies with its server. Not a session of its own: the
    kernel would let it compete with pages as an equal."""
    os.setpgid(0, 0)
    die_with_parent()


def die_with_parent() -> None:
    """Ask the kernel for SIGKILL when the parent ends. Becoming another user takes this back, so it comes after."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of whatever loses its own below this process, so that it can be reaped."""
    ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1, 0, 0, 0)


def stand_back() -> None:
    """Let whatever serves pages go first; also the session, as some kernels share processors out among sessions."""
    os.nice(NICE)
    with suppress(OSError), open("/proc/self/autogroup", "w") as session:
        session.write(str(NICE))


def close_all_but(kept: Iterable[int]) -> None:
    """Close every descriptor that is not in `kept`."""
    last = -1
    for descriptor in [*sorted(kept), 1 << 16]:
        # An empty range would mean all of them.
        if descriptor > last + 1:
            os.closerange(last + 1, descriptor)
        last = descriptor


def _unshare(flags: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(flags):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def may_be_nobody() -> bool:
    """Whether everybody may read the libraries."""
    return all(readable_to_others(path) for path in libraries())


def readable_to_others(path: str) -> bool:
    path = os.path.abspath(path)
    if not os.path.exists(path):
        return True
    above = path
    while (above := os.path.dirname(above)) != "/":
        if not os.stat(above).st_mode & 0o001:
            return False
    return bool(os.stat(path).st_mode & 0o004)
