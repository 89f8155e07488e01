"""`manage.py run`, whole and real, in a folder and on ports of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from web3versity.devserver import addresses
from web3versity.devserver.lifecycle import SERVERS
from web3versity.devserver.ports import free_port
from web3versity.devserver.process import wait_until

pytestmark = pytest.mark.stress

# Three servers, a new database with all courses, and three processes: half a minute, or minutes on a busy machine.
START_SECONDS = 400


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port the site will have; its data is new, its embedded servers are its own."""
    web_port, evm_port = free_port(), free_port()
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PORT", str(web_port))
    monkeypatch.setenv("EVM_PORT", str(evm_port))
    monkeypatch.setenv("SITE_URL", f"http://localhost:{web_port}")
    monkeypatch.setenv("DEBUG", "true")
    for server in SERVERS:
        monkeypatch.delenv(server.variable, raising=False)
    yield web_port
    for server in SERVERS:
        server.stop()
    shutil.rmtree(addresses.sockets_dir(), ignore_errors=True)


def begin_run() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=addresses.PROJECT_DIR,
    )


def readiness(port: int) -> dict[str, str]:
    """What /readyz says now; empty while nothing answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as response:
            return dict(json.load(response))
    except urllib.error.HTTPError as error:
        with error:
            return dict(json.load(error))
    except OSError:
        return {}


def is_ready(port: int) -> bool:
    return set(readiness(port).values()) == {"ok"}


def remains(port: int, run: int) -> set[str]:
    """What still lives of this run: servers, and processes that inherited its port."""
    found = {server.name for server in SERVERS if server.is_running()}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            variables, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if f"PORT={port}".encode() in variables.split(b"\0") and int(folder.name) not in (run, os.getpid()):
            found.add(command.replace(b"\0", b" ").decode())
    return found


def test_the_site_comes_up_whole_and_leaves_nothing_behind(port: int) -> None:
    """Killed first; then started again with the data that was left, and asked to stop."""
    assert run_until_it_is_ready(port, signal.SIGKILL) == -signal.SIGKILL
    assert run_until_it_is_ready(port, signal.SIGINT) == 0


def run_until_it_is_ready(port: int, number: signal.Signals) -> int:
    """The return code of a run that gets the signal when everything is there."""
    run = begin_run()
    try:
        assert wait_until(lambda: is_ready(port) or run.poll() is not None, seconds=START_SECONDS), readiness(port)
        assert run.poll() is None, run.communicate()[0]
        run.send_signal(number)
        output, _ = run.communicate(timeout=120)
    finally:
        run.kill()
    assert f"http://localhost:{port}" in output
    # Killed, it cannot clean up itself: the leash does, within a second or two.
    assert wait_until(lambda: remains(port, run.pid) == set(), seconds=60), remains(port, run.pid)
    return run.returncode


def test_a_web_port_in_use_is_refused_before_anything_starts(port: int) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        output, _ = begin_run().communicate(timeout=60)
    assert output.startswith(f"CommandError: Port {port}")
    assert "set PORT" in output
    assert not addresses.var_dir().exists()
