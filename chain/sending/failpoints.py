"""The sender's failpoints: the places between which it must not matter that a process dies.

Production runs past them. Tests set `hook` in a worker and end it there with SIGKILL.
"""

from collections.abc import Callable
from enum import StrEnum, auto


class Failpoint(StrEnum):
    """In the order one transaction meets them."""

    KEY_LOCKED = auto()  # the key's row is held, nothing is allocated
    SIGNED = auto()  # bytes exist in memory alone
    STORED = auto()  # bytes, hash and nonce are written, not committed
    CLAIMED = auto()  # committed, and the lock is free
    SENDING = auto()  # the next instruction hands the bytes to the node
    SENT = auto()  # the node has answered, nothing is written
    RECORDED = auto()  # the answer is written, not committed
    DELIVERED = auto()  # committed
    RELEASING = auto()  # a refusal is being taken back, not committed
    RECEIPT_READ = auto()  # the end is known, nothing is written
    SETTLING = auto()  # the end is written and announced, not committed
    SETTLED = auto()  # committed


Hook = Callable[[Failpoint], None]
hook: Hook | None = None


def fail_point(failpoint: Failpoint) -> None:
    if hook is not None:
        hook(failpoint)
