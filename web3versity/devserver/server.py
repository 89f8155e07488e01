"""What the three embedded servers have in common: private folders, start, stop, and a look whether they answer."""

import os
import signal
from abc import ABC, abstractmethod
from pathlib import Path

from web3versity.devserver import process
from web3versity.devserver.addresses import sockets_dir, var_dir
from web3versity.devserver.errors import EmbeddedServerError
from web3versity.environment import env

START_SECONDS = 30.0


class EmbeddedServer(ABC):
    """One server, its data under `var/<name>`, wanted while its URL variable is unset."""

    name: str
    title: str
    variable: str
    stop_signal = signal.SIGTERM

    @property
    def data(self) -> Path:
        return var_dir() / self.name

    @property
    def pid_file(self) -> Path:
        return var_dir() / "run" / f"{self.name}.pid"

    @property
    def log_file(self) -> Path:
        return var_dir() / "log" / f"{self.name}.log"

    @abstractmethod
    def prepare(self) -> None:
        """Make the data folder fit to start on, or raise EmbeddedServerError."""

    @abstractmethod
    def command(self) -> list[str]:
        """The server's command line."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether it serves requests now."""

    def is_wanted(self) -> bool:
        """Whether the environment names no other server in its place."""
        return not env.str(self.variable, default="")

    def is_running(self) -> bool:
        """Whether the process lives; it may be still starting."""
        return process.running_pid(self.pid_file) is not None

    def start(self) -> None:
        """Start it unless it runs, and return when it answers. The caller holds the server's start lock."""
        if not self.is_running():
            for folder in (self.pid_file.parent, self.log_file.parent):
                folder.mkdir(parents=True, exist_ok=True)
            self.prepare()
            process.spawn(self.command(), pid_file=self.pid_file, log_file=self.log_file)
        process.wait_until(lambda: self.answers() or not self.is_running(), seconds=START_SECONDS)
        if not self.answers():
            raise EmbeddedServerError(self.failure())

    def failure(self) -> str:
        """Why it did not start, as far as its log tells."""
        state = "does not answer" if self.is_running() else "did not start"
        return f"{self.title} {state}. The end of {self.log_file} says:\n{process.last_lines(self.log_file)}"

    def stop(self) -> None:
        """Stop it if it runs. The caller holds the server's start lock and knows that nobody uses it."""
        process.stop(self.pid_file, signal_number=self.stop_signal)


def private_folder(folder: Path) -> Path:
    """Make `folder` with no rights for others. Refuses one that somebody else owns, as anyone may plant one in /tmp."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or (os.geteuid() != 0 and folder.stat().st_uid != os.geteuid()):
        raise EmbeddedServerError(f"{folder} belongs to another user: remove it, or run as the user who made it.")
    return folder


def socket_folder(folder: Path) -> Path:
    """A private folder for a socket, inside the (possibly temporary) folder of all sockets."""
    if sockets_dir().parent == var_dir():
        sockets_dir().mkdir(parents=True, exist_ok=True)
    else:
        private_folder(sockets_dir())
    return private_folder(folder)
