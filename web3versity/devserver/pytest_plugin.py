"""Gives tests embedded servers of their own, under `var/tests`, so that they may run beside `make run`.

Named by `-p` in pyproject.toml, because the addresses must stand in the environment before Django's settings are read.
Each process of pytest-xdist has servers for itself: one test's queue, cache or chain is no other test's business.
"""

import hashlib
import os
from pathlib import Path

import pytest

from web3versity.devserver import EmbeddedServerError, addresses, ensure_running

WORKER = os.environ.get("PYTEST_XDIST_WORKER")


def set_addresses() -> None:
    """The controlling process goes first and hands its environment on, so its workers only go one folder deeper."""
    folder = addresses.var_dir() / WORKER if WORKER else Path(os.environ.get("VAR_DIR", addresses.var_dir() / "tests"))
    os.environ["VAR_DIR"] = str(folder)
    # Below the ephemeral ports, and the same at every run, so that two runs share the servers.
    os.environ["EVM_PORT"] = str(20000 + int(hashlib.sha256(os.fsencode(folder)).hexdigest(), 16) % 12000)


set_addresses()


def pytest_configure(config: pytest.Config) -> None:
    if WORKER is None and config.getoption("numprocesses", None):
        return
    # Whitenoise warns about a missing folder of built static files, and warnings are errors in tests.
    (addresses.var_dir() / "static").mkdir(parents=True, exist_ok=True)
    try:
        ensure_running()
    except EmbeddedServerError as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
