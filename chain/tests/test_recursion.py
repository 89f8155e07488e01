"""Deep nesting is refused by Python itself in every process of the site (chain/recursion.py)."""

import json
import subprocess
import sys

import pytest

DEEP = "[" * 100_000
# As a worker or a page does: all of web3.py.
IN_ANOTHER_PROCESS = f"""
import os, json
os.environ["DJANGO_SETTINGS_MODULE"] = "web3versity.settings"
import django; django.setup()
import chain.gateway, py_ecc.bls, web3
try: json.loads({DEEP!r})
except RecursionError: print("refused")
"""


def test_deep_nesting_raises_instead_of_ending_the_process() -> None:
    with pytest.raises(RecursionError):
        json.loads(DEEP)
    done = subprocess.run([sys.executable, "-"], input=IN_ANOTHER_PROCESS, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "refused"), done.stderr
