"""Gives tests embedded servers of their own, under `var/tests`, so that they may run beside `make run`.

Named by `-p` in pyproject.toml, because the addresses must stand in the environment before Django's settings are read.
Each process of pytest-xdist has servers for itself: one test's queue, cache or chain is no other test's business.
"""

import hashlib
import os
import signal

import pytest

from web3versity.devserver import EmbeddedServerError, addresses, ensure_running, pytest_watchdog
from web3versity.devserver.postgres import Postgres

WORKER = os.environ.get("PYTEST_XDIST_WORKER")

# Nobody needs a test's rows after a power cut, so no commit waits for the disk. What happens to transactions and to
# killed processes is the same.
UNSAFE_IN_A_POWER_CUT = {"fsync": "off", "full_page_writes": "off"}


def set_addresses() -> None:
    """The controlling process goes first and hands its environment on, so its workers only go one folder deeper."""
    folder = addresses.var_dir() / (WORKER or "tests")
    os.environ["VAR_DIR"] = str(folder)
    # Below the ephemeral ports, and the same at every run, so that two runs share the servers.
    os.environ["EVM_PORT"] = str(20000 + int(hashlib.sha256(os.fsencode(folder)).hexdigest(), 16) % 12000)


set_addresses()


def pytest_configure(config: pytest.Config) -> None:
    # SystemExit would only fail the test at hand, and a shell's background jobs start deaf to SIGINT.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        if WORKER is not None or not config.getoption("numprocesses", None):
            # Whitenoise warns about a missing folder of built static files, and warnings are errors in tests.
            (addresses.var_dir() / "static").mkdir(parents=True, exist_ok=True)
            Postgres.extra_settings = UNSAFE_IN_A_POWER_CUT
            ensure_running()
    except EmbeddedServerError as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
    pytest_watchdog.start()
