"""Runs a take-home folder as its README says, but without the network: forge and the compiler are those from npm."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings

from learning.code.words import filled_in
from learning.takehome.folder import take_home_files, zipped

MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
PATIENCE = 120


@dataclass(frozen=True)
class Ran:
    """The names of the tests of a folder by how they ended, and all that was said."""

    passed: set[str]
    failed: set[str]
    said: str


def run_folder(content: dict[str, Any], where: Path, *, variant: int = 0, solved: bool) -> Ran:
    """The folder as it is downloaded, or with the reference in the learner's file."""
    files = take_home_files(content, title="A sample", variant=variant)
    own = next(iter(files))
    zipfile.ZipFile(BytesIO(zipped(files, folder="sample"))).extractall(where)
    if solved:
        words = content["variants"][variant]
        stub, reference = filled_in(content["stub"], words), filled_in(content["reference"], words)
        assert files[own].endswith(stub)
        (where / "sample" / own).write_text(files[own].removesuffix(stub) + reference, encoding="utf-8")
    run = _run_forge if content["language"] == "solidity" else _run_pytest
    return run(where / "sample")


def _run_forge(folder: Path) -> Ran:
    package = f"forge-{platform.system().lower()}-{MACHINES.get(platform.machine().lower(), platform.machine())}"
    forge = settings.BASE_DIR / "node_modules" / "@foundry-rs" / package / "bin" / "forge"
    node = shutil.which("node") or str(Path(sys.executable).parent / "node")
    environment = os.environ | {
        "FOUNDRY_SOLC": str(Path(__file__).with_name("solc_for_forge.cjs")),
        "FOUNDRY_OFFLINE": "true",
        "PATH": f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = _run([str(forge), "test", "--json"], folder, environment)
    found = re.search(r"^\{.*\}$", done.stdout, re.MULTILINE)
    results = next(iter(json.loads(found[0]).values()))["test_results"] if found else {}
    passed = {name.removesuffix("()") for name, result in results.items() if result["status"] == "Success"}
    return Ran(passed, {name.removesuffix("()") for name in results} - passed, done.stdout + done.stderr)


def _run_pytest(folder: Path) -> Ran:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "DJANGO"))}
    command = [sys.executable, "-m", "pytest", "-v", "--rootdir", ".", "-c", os.devnull, "-p", "no:cacheprovider"]
    done = _run([*command, "-p", "no:django", "-p", "no:randomly", "."], folder, environment)
    ended = re.findall(r"^test_\w+\.py::(test_\w+) (PASSED|FAILED)", done.stdout, re.MULTILINE)
    passed = {name for name, how in ended if how == "PASSED"}
    return Ran(passed, {name for name, _how in ended} - passed, done.stdout + done.stderr)


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
