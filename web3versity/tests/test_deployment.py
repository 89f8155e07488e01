"""Every process of the site has a unit for systemd and a service with a health check for containers."""

import os
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from web3versity.devserver.addresses import PROJECT_DIR
from web3versity.health.alive_file import touch_alive_file
from web3versity.health.worker_heartbeat import record_heartbeat

UNITS = PROJECT_DIR / "deploy" / "systemd"
# Where the units say that the site stands.
HOME = "/opt/web3versity"
PROCESSES = {"web", "worker", "grading", "beat", "practice"}
SERVICES: dict[str, Any] = yaml.safe_load((PROJECT_DIR / "compose.yaml").read_text())["services"]


class Unit(RawConfigParser):
    """A unit: names keep their case, and of a name that comes twice the last one is seen."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def read_unit(name: str) -> Unit:
    unit = Unit(strict=False, delimiters=("=",), comment_prefixes=("#",))
    unit.read(UNITS / f"web3versity-{name}.service")
    return unit


def test_every_process_has_a_unit_that_starts_it_again_and_belongs_to_the_whole() -> None:
    wanted = (UNITS / "web3versity.target").read_text()
    for name in PROCESSES:
        unit = read_unit(name)
        assert (unit["Service"]["Restart"], unit["Unit"]["StartLimitIntervalSec"]) == ("always", "0"), name
        assert unit["Service"]["User"] == "web3versity", name
        assert f"web3versity-{name}.service" in wanted
        program = unit["Service"]["ExecStart"].split()[0]
        assert (PROJECT_DIR / Path(program).relative_to(HOME)).exists() or name == "practice", program
    assert {path.stem.removeprefix("web3versity-") for path in UNITS.glob("*.service")} == {*PROCESSES, "migrate"}


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd is not here; the test above reads the units"
)
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for path in UNITS.glob("web3versity*"):
        text = path.read_text().replace(f"{HOME}/node_modules/.bin/anvil", sys.executable)
        text = text.replace(HOME, str(PROJECT_DIR)).replace("/etc/web3versity.env", os.devnull)
        (tmp_path / path.name).write_text(text)
    command = ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    ours = [line for line in done.stderr.splitlines() if "web3versity" in line]
    assert (ours, done.returncode) == ([], 0), done.stderr


def test_every_service_has_a_health_check_of_its_own() -> None:
    for name, service in SERVICES.items():
        if name in ("migrate", "web"):  # which ends; whose check is the image's
            continue
        assert service["healthcheck"].get("test"), name
    for name in ("worker", "grading", "beat"):
        assert SERVICES[name]["environment"]["ALIVE_FILE"] == "/tmp/alive"  # noqa: S108


def test_the_check_of_a_worker_sees_whether_it_has_lately_lived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    monkeypatch.setenv("ALIVE_FILE", str(alive))
    kind, words = SERVICES["worker"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    command = words.replace("$$", "$").replace("/tmp/alive", str(alive))  # noqa: S108

    def is_well() -> bool:
        return subprocess.run(["sh", "-c", command], check=False, capture_output=True).returncode == 0  # noqa: S603, S607

    assert not is_well()
    record_heartbeat()
    assert is_well()
    os.utime(alive, (0, 0))
    assert not is_well()
    monkeypatch.setenv("ALIVE_FILE", "/nowhere/alive")
    touch_alive_file()
