"""The box's processes as their worker holds them: started with nothing of ours, asked in turn, ended for good."""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from learning.grading.inside import frames

PROJECT: Final = Path(__file__).resolve().parents[2]
LAUNCHER: Final = Path(__file__).with_name("inside") / "launch.py"
START_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.05
PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class Lost(Exception):
    """The process is gone, through no doing of what it was asked."""


class TooLarge(Exception):
    """The process held more memory than it may, and was ended."""


class TooLong(Exception):
    """The process did not answer in time, and was ended."""


class Kept:
    """One process of the box, started when it is first needed and again whenever it is gone.

    It gets an empty environment, an empty folder, two pipes, and a session of its own. Not for several threads at once.
    """

    def __init__(self, *arguments: str) -> None:
        self.arguments = arguments
        self.hello: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._is_ready = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it unless it runs; it may still be warming up."""
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        self._folder = tempfile.TemporaryDirectory(prefix="grading-")
        # Whoever it becomes must be able to stand there.
        os.chmod(self._folder.name, 0o755)  # noqa: S103
        self._process = subprocess.Popen(  # noqa: S603 (our own launcher)
            [sys.executable, "-I", "-B", str(LAUNCHER), str(PROJECT), *self.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd=self._folder.name,
            start_new_session=True,
            close_fds=True,
        )

    def await_ready(self) -> None:
        """Raises Lost when it does not come up."""
        self.start()
        if not self._is_ready:
            self.hello = json.loads(self._receive(time.monotonic() + START_SECONDS))
            self._is_ready = True

    def ask(self, message: dict[str, Any], *, seconds: float, memory: int = 0) -> bytes:
        """Its answer to `message`. With `memory` (bytes) it is ended when it holds more.

        Raises Lost, TooLarge and TooLong.
        """
        self.await_ready()
        deadline = time.monotonic() + seconds
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
        return self._receive(deadline)

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
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _receive(self, deadline: float) -> bytes:
        try:
            return frames.receive(self._reads(), deadline=deadline)
        except frames.Silent as silent:
            self.stop()
            raise TooLong from silent
        except frames.Closed as gone:
            self.stop()
            raise Lost("the box is gone") from gone

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
