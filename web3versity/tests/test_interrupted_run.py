"""A test run that is interrupted leaves no process behind, whoever hears the signal and whatever was just going on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from web3versity.devserver.addresses import PROJECT_DIR
from web3versity.devserver.process import wait_until

pytestmark = pytest.mark.stress

# A test in the middle of its work: with a devnet of its own, and a child that has left its group and hears no TERM.
BUSY = """
import subprocess, sys, time
from pathlib import Path
from chain.testing.nodes import running_anvil

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"

def test_that_is_busy() -> None:
    with running_anvil():
        child = subprocess.Popen([sys.executable, "-c", DEAF], start_new_session=True, stdout=subprocess.PIPE)
        child.stdout.readline()
        Path(__file__).with_name("busy").touch()
        time.sleep(600)
"""


def begin_run(folder: Path, tests: str) -> "subprocess.Popen[bytes]":
    """`make test` in small, with data of its own."""
    (folder / "test_it.py").write_text(tests)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    words = ["-m", "pytest", "-q", "-n", "1", "-c", "pyproject.toml", "--rootdir", ".", "-p", "no:cacheprovider"]
    return subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, *words, str(folder / "test_it.py")],
        env=inherited | {"VAR_DIR": str(folder / "var")},
        cwd=PROJECT_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def remains(folder: Path) -> list[str]:
    """The command lines of what still lives of the run: all of it has a HOME in the folder, the servers too."""
    found = []
    for process in psutil.process_iter():
        try:
            is_of_the_run = str(folder) in process.environ().get("HOME", "")
            if is_of_the_run and process.status() != psutil.STATUS_ZOMBIE:
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def test_a_run_that_ends_by_itself_leaves_nothing_behind(tmp_path: Path) -> None:
    run = begin_run(tmp_path, "def test_that_is_quick() -> None:\n    pass\n")
    run.communicate(timeout=300)
    assert run.returncode == 0
    assert wait_until(lambda: remains(tmp_path) == [], seconds=60), remains(tmp_path)


@pytest.mark.parametrize(
    ("send", "number"),
    [
        pytest.param(os.killpg, signal.SIGINT, id="Ctrl-C"),
        pytest.param(os.kill, signal.SIGKILL, id="KILL to the controller"),
        pytest.param(os.kill, signal.SIGINT, id="INT to the controller", marks=pytest.mark.thorough),
        pytest.param(os.kill, signal.SIGTERM, id="TERM to the controller", marks=pytest.mark.thorough),
    ],
)
def test_an_interrupted_run_leaves_nothing_behind(
    tmp_path: Path, send: Callable[[int, int], None], number: signal.Signals
) -> None:
    run = begin_run(tmp_path, BUSY)
    try:
        assert wait_until(lambda: (tmp_path / "busy").exists() or run.poll() is not None, seconds=300)
        assert run.poll() is None, run.communicate()[0].decode()
        assert {"postgres", "redis-server", "anvil"} <= {Path(line.split()[0]).name for line in remains(tmp_path)}
        send(run.pid, number)
        run.communicate(timeout=120)
        assert wait_until(lambda: remains(tmp_path) == [], seconds=60), remains(tmp_path)
    finally:
        run.kill()
