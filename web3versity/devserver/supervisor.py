"""Several processes as one: they start together, their lines are merged, and when one ends all end (honcho)."""

import os
import signal
import subprocess
import sys
from types import FrameType
from typing import Any

from honcho.manager import Manager
from honcho.printer import Message, Printer

from web3versity.devserver import watchdog


class Supervisor(Manager):  # type: ignore[misc]  # honcho has no types
    """honcho's manager, made safe against signals that come while processes still start, and against its own death.

    After `loop`, `ended_first` names the process that ended by itself; None when a signal asked for the end.
    """

    def __init__(self) -> None:
        super().__init__(Printer(sys.stdout))
        self.ended_first: str | None = None
        self._numbers_known = False
        self._end_asked = False
        self._leash: subprocess.Popen[bytes] | None = None

    def loop(self) -> None:
        signal.signal(signal.SIGHUP, self._end_on_hangup)
        try:
            super().loop()
        finally:
            # After an ordinary end this finds nothing; after a broken output pipe or the like, everything.
            watchdog.end_groups(state["pid"] for state in self._processes.values() if "pid" in state)
            for state in self._processes.values():
                state["process"].kill()
            if self._leash is not None:
                self._leash.kill()
                self._leash.wait()

    def terminate(self) -> None:
        """End all processes: now, or as soon as their numbers are known."""
        if not self._numbers_known:
            self._end_asked = True
            return
        if not self._terminating:
            self.ended_first = next((name for name, state in self._processes.items() if "returncode" in state), None)
        super().terminate()

    def _start(self) -> None:
        super()._start()
        while not self._all_started():
            self._take(self.events.get())
        self._leash = watchdog.tie((state["pid"], state["process"].pid) for state in self._processes.values())
        self._numbers_known = True
        if self._end_asked:
            self.terminate()

    def _take(self, message: Message) -> None:
        state: dict[str, Any] = self._processes[message.name]
        if message.type == "line":
            self._printer.write(message)
        else:
            state.update(message.data)

    def _end_on_hangup(self, _number: int, _frame: FrameType | None) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
