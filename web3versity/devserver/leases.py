"""Who uses an embedded server, counted by the kernel: a shared lock per process, dropped even when it is killed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lease:
    """A shared lock on one server's `users` file, held until it is released or the process ends."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.gate = folder / f"{name}.gate.lock"
        self.descriptor = os.open(folder / f"{name}.users.lock", os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def alone_at_the_gate(self) -> Iterator[None]:
        """Within it no other process takes or gives back a lease, starts or stops the server."""
        descriptor = os.open(self.gate, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def take(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """Whether no other process holds a lease. Only asked at the gate: the question swaps the lock for a moment."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def give_back(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)
        os.close(self.descriptor)

    def forget(self) -> None:
        """Close the copy of the open file that a forked child has, which leaves the parent's lock alone."""
        os.close(self.descriptor)
