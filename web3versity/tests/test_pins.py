"""What is pinned: asked for known weaknesses where somebody can answer, and told as a bill of materials."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from web3versity.devserver.addresses import PROJECT_DIR

NOBODY = "http://127.0.0.1:1"
LOCK = {
    "lockfileVersion": 3,
    "requires": True,
    "packages": {"": {"dependencies": {"leaky": "1.0.0"}}, "node_modules/leaky": {"version": "1.0.0"}},
}
OF_OSV = {
    "id": "OSV-2026-1",
    "summary": "Leaks.",
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "leaky"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0.0"}]}],
        }
    ],
}
OF_NPM = {"id": 1, "url": "https://example.org/1", "title": "Leaks.", "severity": "high", "vulnerable_versions": "<2"}


class Advisories(BaseHTTPRequestHandler):
    """Stands in for OSV and for npm's registry: whoever is asked for knows of `leaky`, unless all is well."""

    all_is_well = False

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/v1/query":
            is_bad = b'"leaky"' in asked and not self.all_is_well
            self._tell({"vulns": [OF_OSV]} if is_bad else {})
        else:
            self._tell({} if self.all_is_well else {"leaky": [OF_NPM]})

    def do_GET(self) -> None:
        self._tell({"name": "leaky", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": {"version": "1.0.0"}}})

    def _tell(self, answer: Any) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_what: object) -> None:
        """In silence."""


@pytest.fixture
def source(request: pytest.FixtureRequest) -> Iterator[str]:
    handler = type("Handler", (Advisories,), {"all_is_well": getattr(request, "param", False)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def audit(folder: Path, source: str) -> "subprocess.CompletedProcess[str]":
    (folder / "pins.txt").write_text("leaky==1.0.0\ntight==1.0.0\n")
    (folder / "package.json").write_text(json.dumps({"dependencies": {"leaky": "1.0.0"}}))
    (folder / "package-lock.json").write_text(json.dumps(LOCK))
    npm = shutil.which("npm") or str(PROJECT_DIR / ".venv" / "bin" / "npm")
    options = ["--requirements", str(folder / "pins.txt"), "--advisories", f"{source}/v1/query"]
    options += ["--folder", str(folder), "--npm", npm, "--registry", source]
    command = [sys.executable, "scripts/audit.py", *options]
    return subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=False)  # noqa: S603


def test_a_known_weakness_fails_the_check_and_is_named(source: str, tmp_path: Path) -> None:
    done = audit(tmp_path, source)
    assert done.returncode == 1, done.stderr
    assert re.search(r"leaky +1\.0\.0 +OSV-2026-1 +2\.0\.0", done.stdout), done.stdout + done.stderr
    assert "npm audit: leaky *: high. Leaks." in done.stdout
    assert "tight" not in done.stdout
    assert "skipped" not in done.stdout


@pytest.mark.thorough
@pytest.mark.parametrize("source", [True], indirect=True)
def test_without_a_known_weakness_all_is_well(source: str, tmp_path: Path) -> None:
    done = audit(tmp_path, source)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_where_nobody_answers_it_is_said_in_a_line_each(tmp_path: Path) -> None:
    done = audit(tmp_path, NOBODY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"skipped: pip-audit, as {NOBODY}/v1/query does not answer.",
        "skipped: npm audit, as the registry does not answer for advisories.",
    ]


def test_the_bill_of_materials_holds_every_pin() -> None:
    command = [sys.executable, "scripts/write_sbom.py"]
    done = subprocess.run(command, cwd=PROJECT_DIR, capture_output=True, text=True, check=True)  # noqa: S603
    bom = json.loads(done.stdout)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["purl"]: part for part in bom["components"]}
    pins = re.findall(r"^([\w.-]+)==([^ ;\n]+)", (PROJECT_DIR / "constraints.txt").read_text(), re.MULTILINE)
    assert len(pins) > 100
    assert {f"pkg:pypi/{name}@{version}" for name, version in pins} <= set(parts)
    locked = json.loads((PROJECT_DIR / "package-lock.json").read_text())["packages"]
    names = {(path.rpartition("node_modules/")[2], one["version"]) for path, one in locked.items() if path}
    assert len(parts) == len(pins) + len(names)
    (solc,) = (part for purl, part in parts.items() if purl.startswith("pkg:npm/solc@"))
    assert solc["hashes"][0]["alg"] == "SHA-512"
    assert parts[f"pkg:pypi/django@{dict(pins)['django']}"]["licenses"][0]["license"]["name"]
