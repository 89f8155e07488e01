"""Gives tests embedded servers of their own, under `var/tests`, so that they may run beside `make run`.

Named by `-p` in pyproject.toml, because the addresses must stand in the environment before Django's settings are read.
"""

import hashlib
import os

import pytest

from web3versity.embedded import addresses

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = str(addresses.var_dir() / "tests")
# One port for every process of a test run, another one for another copy of the project, below the ephemeral range.
os.environ["EVM_PORT"] = str(20000 + int(hashlib.sha256(os.fsencode(addresses.var_dir())).hexdigest(), 16) % 12000)


def pytest_configure() -> None:
    from web3versity.embedded import EmbeddedServerError, ensure_running

    try:
        ensure_running()
    except EmbeddedServerError as error:
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
