"""Ends the processes of `manage.py run` when their supervisor was killed without a chance to do it itself.

Run as `python -m web3versity.devserver.watchdog <supervisor> <process>:<reader> ...`: for each process its number,
which is also that of its group, and the number of the supervisor's child that reads its output.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress

from web3versity.devserver.lifecycle import ensure_running
from web3versity.devserver.process import wait_until

LOOK_SECONDS = 0.5
GRACE_SECONDS = 5.0


def tie(pairs: Iterable[tuple[int, int]]) -> "subprocess.Popen[bytes]":
    """Start the watch over these (process, reader) pairs; whoever ends them properly kills the watch afterwards."""
    words = [f"{process}:{reader}" for process, reader in pairs]
    command = [sys.executable, "-m", "web3versity.devserver.watchdog", str(os.getpid()), *words]
    return subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603


def end_groups(groups: Iterable[int]) -> None:
    """End whole process groups: politely, and after five seconds for good."""
    remaining = list(groups)
    for number, seconds in ((signal.SIGTERM, GRACE_SECONDS), (signal.SIGKILL, 1.0)):
        for group in remaining:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(group, number)
        if wait_until(lambda: not any(is_alive(group) for group in remaining), seconds=seconds):
            return


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def main() -> None:
    supervisor = int(sys.argv[1])
    pairs = [tuple(map(int, word.split(":"))) for word in sys.argv[2:]]
    # Its lease is what makes it the last user, which stops the servers when it ends.
    ensure_running()
    while os.getppid() == supervisor:
        time.sleep(LOOK_SECONDS)
    end_groups(process for process, _ in pairs)
    for _, reader in pairs:
        with suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)


if __name__ == "__main__":
    main()
