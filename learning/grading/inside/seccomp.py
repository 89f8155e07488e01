"""Which system calls a process may make from now on (seccomp), on x86-64 and 64-bit ARM."""

import ctypes
import errno
import platform
import struct
from typing import Final

# Names with their numbers on x86-64 and 64-bit ARM (asm/unistd_64.h, asm-generic/unistd.h); None where there is none.
NUMBERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "lseek": (8, 62), "mmap": (9, 222),
    "mprotect": (10, 226), "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "writev": (20, 66), "sched_yield": (24, 124),
    "mremap": (25, 216), "madvise": (28, 233), "nanosleep": (35, 101), "getpid": (39, 172), "exit": (60, 93),
    "gettimeofday": (96, 169), "getrusage": (98, 165), "sigaltstack": (131, 132), "gettid": (186, 178),
    "futex": (202, 98), "sched_getaffinity": (204, 123), "restart_syscall": (219, 128), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "exit_group": (231, 94), "getrandom": (318, 278),
    "membarrier": (324, 283), "rseq": (334, 293), "set_robust_list": (273, 99), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "getcwd": (79, 17),
    # Refused to everybody (a pair of sockets reaches nobody, and the interpreter needs one):
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242), "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "fsopen": (430, 430), "fsmount": (432, 432), "move_mount": (429, 429),
    "open_tree": (428, 428), "mount_setattr": (442, 442), "bpf": (321, 280), "perf_event_open": (298, 241),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218), "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "setsid": (112, 157), "setpgid": (109, 154), "memfd_create": (319, 279), "execveat": (322, 281),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "mknod": (133, None), "mknodat": (259, 33),
    "kexec_load": (246, 104), "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "reboot": (169, 142), "swapon": (167, 224), "settimeofday": (170, 170), "clock_settime": (227, 112),
    "quotactl": (179, 60), "acct": (163, 89), "syslog": (103, 116), "personality": (135, 92),
}  # fmt: skip
MACHINES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

COMPUTING: Final = tuple(NUMBERS)[: tuple(NUMBERS).index("socket")]
# A child must leave its server's group once, and then never again.
LEAVING: Final = ("setsid", "setpgid")
REFUSED: Final = tuple(name for name in tuple(NUMBERS)[len(COMPUTING) :] if name not in LEAVING)

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
# Numbers from there on are calls of x32, the same calls under other names.
X32: Final = 0x40000000
SET_SECCOMP, MODE_FILTER, SET_NO_NEW_PRIVILEGES = 22, 2, 38


class SeccompMissing(OSError):
    """This machine's kernel or processor has no such wall."""


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def allow_only(names: tuple[str, ...]) -> None:
    """Refuse every system call but `names` with EPERM, for ever. Raises SeccompMissing."""
    _install(names, matched=ALLOW, otherwise=REFUSE)


def refuse(names: tuple[str, ...]) -> None:
    """Refuse `names` with EPERM, for this process and all that it starts. Raises SeccompMissing."""
    _install(names, matched=REFUSE, otherwise=ALLOW)


def program(names: tuple[str, ...], *, matched: int, otherwise: int, machine: str) -> bytes:
    """The filter as instructions of classic BPF: the processor's architecture first, then the number of the call."""
    column, architecture = MACHINES[machine]
    numbers = [number for name in names if (number := NUMBERS[name][column]) is not None]
    lines = [(LOAD, 0, 0, 4), (JUMP_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    if machine == "x86_64":
        lines += [(JUMP_AT_LEAST, 0, 1, X32), (RETURN, 0, 0, REFUSE)]
    lines += [(JUMP_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    lines += [(RETURN, 0, 0, otherwise), (RETURN, 0, 0, matched)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def _install(names: tuple[str, ...], *, matched: int, otherwise: int) -> None:
    machine = platform.machine()
    if machine not in MACHINES:
        raise SeccompMissing(errno.ENOSYS, f"no list of system calls for {machine}")
    code = program(names, matched=matched, otherwise=otherwise, machine=machine)
    libc = ctypes.CDLL(None, use_errno=True)
    wanted = Program(len(code) // 8, code)
    if libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        SET_SECCOMP, MODE_FILTER, ctypes.byref(wanted), 0, 0
    ):
        raise SeccompMissing(ctypes.get_errno(), "the kernel takes no filter of system calls")
