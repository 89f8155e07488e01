"""The box's processes as their worker holds them: started with nothing of ours, asked in turn, ended for good."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from learning.grading.inside import frames

PROJECT: Final = Path(__file__).resolve().parents[2]
LAUNCHER: Final = Path(__file__).with_name("inside") / "launch.py"
# Of the processor, until it is ready.
START_SECONDS: Final = 60.0
# On the clock: what has computed nothing meanwhile stands still.
STILL_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.05
# From closing its pipe until it is gone; a dump of its memory is not written.
END_SECONDS: Final = 5.0
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICKS: Final = os.sysconf("SC_CLK_TCK")


class Lost(Exception):
    """The process is gone, through no doing of what it was asked."""


class Died(Lost):
    """The process ended by itself over what it was asked."""


class TooMuch(Exception):
    """The process said more than anybody reads, and was ended."""


class TooLarge(Exception):
    """The process held more memory than it may, and was ended."""


class TooLong(Exception):
    """The process did not answer in time, in which it `computed` for so many seconds, and was ended."""

    def __init__(self, computed: float) -> None:
        super().__init__(f"no answer, after {computed:.2f} s of computing")
        self.computed = computed


class Kept:
    """One process of the box, started when it is first needed and again whenever it is gone.

    It gets an empty environment, two pipes, and a session of its own. Not for several threads at once.
    """

    def __init__(self, *arguments: str) -> None:
        self.arguments = arguments
        self.hello: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ready = False
        self.served = 0
        self._computed = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it unless it runs; it may still be warming up."""
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        self.served = 0
        self._process = subprocess.Popen(  # noqa: S603 (our own launcher)
            [sys.executable, "-I", "-B", str(LAUNCHER), str(PROJECT), *self.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            # A folder of its own would be left when its worker is killed; it may read and write in none.
            cwd="/",
            start_new_session=True,
            close_fds=True,
        )

    def await_ready(self) -> None:
        """Raises Lost when it does not come up."""
        self.start()
        if not self._is_ready:
            self._let_warm_up()
            try:
                self.hello = json.loads(self._receive(time.monotonic() + STILL_SECONDS))
            except (Died, TooLong, TooMuch) as failed:
                raise Lost("the box does not come up") from failed
            self._is_ready = True

    def ask(self, message: dict[str, Any], *, seconds: float, memory: int = 0) -> bytes:
        """Its answer to `message`. With `memory` (bytes) it is ended when it holds more.

        Raises Lost, Died, TooLarge, TooLong and TooMuch.
        """
        self.await_ready()
        deadline, self._computed = time.monotonic() + seconds, computed(self.pid)
        try:
            frames.send(self._writes(), frames.pack(message))
        except frames.Closed as gone:
            self.stop()
            raise Lost("the box is gone") from gone
        while memory and not frames.is_ready(self._reads(), min(deadline, time.monotonic() + LOOK_SECONDS)):
            if resident(self.pid) > memory:
                self.stop()
                raise TooLarge
            if time.monotonic() > deadline:
                break
        answer = self._receive(deadline)
        self.served += 1
        return answer

    def stop(self) -> None:
        """End it and all that it started, at once."""
        self._is_ready = False
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()

    def _let_warm_up(self) -> None:
        """Until it says something or ends. On a busy machine its first seconds of computing take minutes: whoever ended
        it then would begin anew for ever. Raises Lost when it stands still."""
        spent = 0.0
        while not frames.is_ready(self._reads(), time.monotonic() + STILL_SECONDS):
            before, spent = spent, computed(self.pid)
            if spent == before or spent > START_SECONDS:
                self.stop()
                raise Lost("the box does not come up")

    def _receive(self, deadline: float) -> bytes:
        try:
            return frames.receive(self._reads(), deadline=deadline)
        except frames.Silent as silent:
            spent = computed(self.pid) - self._computed
            self.stop()
            raise TooLong(spent) from silent
        except frames.Overlong as overlong:
            self.stop()
            raise TooMuch from overlong
        except frames.Closed as gone:
            ended = self._ended()
            self.stop()
            if ended in (None, -signal.SIGKILL):
                raise Lost("the box is gone") from gone
            raise Died(f"the box ended with {ended}") from gone

    def _ended(self) -> int | None:
        """How the process ended by itself: its status, or a signal below 0; None when it runs."""
        if self._process is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=END_SECONDS)
        return self._process.returncode

    def _reads(self) -> int:
        if self._process is None or self._process.stdout is None:
            raise Lost("the box does not run")
        return self._process.stdout.fileno()

    def _writes(self) -> int:
        if self._process is None or self._process.stdin is None:
            raise Lost("the box does not run")
        return self._process.stdin.fileno()


def resident(pid: int | None) -> int:
    """Bytes of memory that a process holds; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def computed(pid: int | None, *, with_children: bool = False) -> float:
    """Seconds of processor time that a process has used, and those it has started and that are gone; 0 when it is."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11 : 15 if with_children else 13])) / TICKS
    except (OSError, ValueError):
        return 0.0


class Box:
    """The processes that serve one worker: the warm server, and Node for the Solidity compiler. `lock` guards both."""

    def __init__(self, *, without: tuple[str, ...] = (), probing: bool = False) -> None:
        """`without` leaves walls out and `probing` answers probes: for tests and `manage.py check_grading`."""
        left_out = ",".join(without)
        self.lock = threading.RLock()
        self.owner = os.getpid()
        self.server = Kept("server", str(monty_program()), left_out, "probing" if probing else "")
        self.solidity = Kept("node", node_program(), str(PROJECT / "node_modules"), left_out)
        atexit.register(self.stop)

    def start(self) -> None:
        """Let both warm up side by side."""
        self.server.start()
        self.solidity.start()

    def stop(self) -> None:
        """A process that was forked from the owner must not end what is not its own."""
        if os.getpid() == self.owner:
            self.server.stop()
            self.solidity.stop()


def monty_program() -> Path:
    """The interpreter's program, from the wheel pydantic-monty-runtime."""
    return Path(sys.prefix) / "bin" / "monty"


def node_program() -> str:
    """Node of this machine, or from a wheel (`make setup`)."""
    folders = [
        str(Path(sys.prefix) / "bin"),
        *os.environ.get("PATH", "").split(os.pathsep),
        "/usr/local/bin",
        "/usr/bin",
    ]
    return next((found for folder in folders if os.access(found := f"{folder}/node", os.X_OK)), "/usr/bin/node")
