"""Which files a process may reach from now on (Landlock, Linux 5.13 and newer). Nothing but what is listed."""

import ctypes
import os
from collections.abc import Iterable
from typing import Final

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, PATH_BENEATH, SET_NO_NEW_PRIVILEGES = 1, 1, 38

EXECUTE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
# How many rights there are from which version of the interface on (linux/landlock.h).
FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
TCP_SINCE, TCP_RIGHTS = 4, 0b11
SCOPES_SINCE, SCOPES = 6, 0b11


class LandlockMissing(OSError):
    """This machine's kernel has no such wall."""


class Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def version() -> int:
    """Of the kernel's interface; 0 where there is none."""
    found: int = _libc().syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    return max(0, found)


def restrict_files(*, readable: Iterable[str] = (), runnable: Iterable[str] = ()) -> None:
    """From now on read only below `readable`, run and read only below `runnable`, and write nothing.

    Newer kernels also refuse TCP, and signals to processes outside. Raises LandlockMissing.
    """
    libc, abi = _libc(), version()
    if not abi:
        raise LandlockMissing(ctypes.get_errno(), "the kernel has no Landlock, or it is switched off")
    files = (1 << max(count for since, count in FILE_RIGHTS.items() if since <= abi)) - 1
    wanted = Ruleset(files, TCP_RIGHTS if abi >= TCP_SINCE else 0, SCOPES if abi >= SCOPES_SINCE else 0)
    size = 24 if abi >= SCOPES_SINCE else 16 if abi >= TCP_SINCE else 8
    ruleset = _checked(libc.syscall(CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(size), 0))
    for path in readable:
        _add(libc, ruleset, path, READ_FILE | READ_FOLDER)
    for path in runnable:
        _add(libc, ruleset, path, EXECUTE | READ_FILE | READ_FOLDER)
    _checked(libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _checked(libc.syscall(RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)


def _add(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= ~READ_FOLDER
        _checked(libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(Beneath(rights, place)), 0))
    finally:
        os.close(place)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        raise LandlockMissing(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
