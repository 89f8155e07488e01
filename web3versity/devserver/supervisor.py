"""Several processes as one: they start together, their lines are merged, and when one ends all end (honcho)."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType
from typing import Any

from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer

from web3versity.devserver import watchdog
from web3versity.devserver.errors import EmbeddedServerError

READY_SECONDS = 0.5
MEND_SECONDS = 2.0


class Supervisor(Manager):  # type: ignore[misc]  # honcho has no types
    """honcho's manager, made safe against signals that come while processes still start, and against its own death.

    After `loop`, `ended_first` names the process that ended by itself; None when a signal asked for the end.
    """

    def __init__(self, *, is_ready: Callable[[], bool], welcome: str, mend: Callable[[], list[str]] = list) -> None:
        """`welcome` is printed as soon as `is_ready`, which is asked every half second in a thread.

        `mend` starts again what the processes need and has died, and names it; it is called every two seconds.
        """
        super().__init__(Printer(sys.stdout))
        self.mend = mend
        self.is_ready, self.welcome = is_ready, welcome
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
        threading.Thread(target=self._await_readiness, daemon=True).start()
        threading.Thread(target=self._mend_again_and_again, daemon=True).start()
        if self._end_asked:
            self.terminate()

    def _await_readiness(self) -> None:
        while not self._terminating:
            if self.is_ready():
                self._say(self.welcome)
                return
            time.sleep(READY_SECONDS)

    def _mend_again_and_again(self) -> None:
        told = ""
        while not self._terminating:
            time.sleep(MEND_SECONDS)
            try:
                sentence = ", ".join(self.mend())
            except EmbeddedServerError as error:
                # Once, as it is tried until it works.
                if told != str(error):
                    self._say(told := str(error))
            else:
                told = ""
                if sentence:
                    self._say(f"{sentence}: ended by itself, and was started again.")

    def _say(self, sentence: str) -> None:
        now = datetime.now()  # noqa: DTZ005 (beside honcho's own times, which are the terminal's)
        self.events.put(Message("line", f"{sentence}\n", now, SYSTEM_PRINTER_NAME, None))

    def _take(self, message: Message) -> None:
        state: dict[str, Any] = self._processes[message.name]
        if message.type == "line":
            self._printer.write(message)
        else:
            state.update(message.data)

    def _end_on_hangup(self, _number: int, _frame: FrameType | None) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
