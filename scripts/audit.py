#!/usr/bin/env python3
# ruff: noqa: T201 (it speaks to people)
"""Ask whether a version that is pinned here has a known weakness: pip-audit for Python, npm audit for npm.

A part whose source of advisories does not answer is skipped with one line, so that work goes on without a network. The
exit status is 1 when something was found, and else 0.
"""

import argparse
import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any, Final

PROJECT_DIR: Final = Path(__file__).resolve().parent.parent
# OSV gathers the advisories of PyPA, GitHub and others.
OSV: Final = "https://api.osv.dev/v1/query"
ANSWER_SECONDS: Final = 5
# npm's own words; what is below is told by `npm audit` to whoever asks.
FROM_LEVEL: Final = "moderate"


def answers(advisories: str) -> bool:
    """Whether there is a source of advisories at all, and no page of a proxy that says so."""
    question = json.dumps({"package": {"ecosystem": "PyPI", "name": "pip"}, "version": "0"}).encode()
    request = urllib.request.Request(advisories, data=question, headers={"Content-Type": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:  # noqa: S310
            return isinstance(json.load(answer), dict)
    except (OSError, ValueError):
        return False


def audit_python(requirements: Path, advisories: str) -> int:
    if not answers(advisories):
        print(f"skipped: pip-audit, as {advisories} does not answer.")
        return 0
    command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", "osv", "--osv-url", advisories]
    command += ["--requirement", str(requirements), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    return subprocess.run(command, check=False).returncode  # noqa: S603


def audit_npm(folder: Path, npm: str, registry: str) -> int:
    command = [npm, "audit", "--json", "--package-lock-only", f"--audit-level={FROM_LEVEL}", "--fetch-retries=0"]
    command += [f"--fetch-timeout={ANSWER_SECONDS * 1000}", *([f"--registry={registry}"] if registry else [])]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        told = {}
    if "vulnerabilities" not in told:
        print("skipped: npm audit, as the registry does not answer for advisories.")
        return 0
    for name, found in sorted(told["vulnerabilities"].items()):
        titles = [via["title"] for via in found["via"] if isinstance(via, dict)]
        print(f"npm audit: {name} {found['range']}: {found['severity']}. {' '.join(titles)}")
    return done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requirements", type=Path, default=PROJECT_DIR / "constraints.txt")
    parser.add_argument("--advisories", default=OSV, help="where OSV's API answers")
    parser.add_argument("--folder", type=Path, default=PROJECT_DIR, help="where package-lock.json is")
    parser.add_argument("--npm", default="npm")
    parser.add_argument("--registry", default="", help="npm's, when it is not the one that npm is set to")
    given = parser.parse_args()
    found = audit_python(given.requirements, given.advisories), audit_npm(given.folder, given.npm, given.registry)
    return int(any(found))


if __name__ == "__main__":
    sys.exit(main())
