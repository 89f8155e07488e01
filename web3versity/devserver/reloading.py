"""Runs a command and starts it anew when Python code of the site changes (watchfiles).

Run as `python -m web3versity.devserver.reloading <command> ...`. A command that ends by itself, as one does that
cannot import what was just saved, starts again at the next change.
"""

import shlex
import sys
from pathlib import Path

from watchfiles import Change, PythonFilter, run_process

from web3versity.devserver.addresses import PROJECT_DIR

ROOMS = ("web3versity", "chain", "gamification", "community", "learning", "settings")
# Celery ends the task at hand first.
GRACE_SECONDS = 10


class SiteCode(PythonFilter):
    """Python files that run outside of tests."""

    def __call__(self, change: Change, path: str) -> bool:
        return "/tests/" not in path and super().__call__(change, path)


def say(changes: set[tuple[Change, str]]) -> None:
    names = sorted({str(Path(path).relative_to(PROJECT_DIR)) for _, path in changes})
    print(f"{', '.join(names[:3])} changed: starting anew.", flush=True)  # noqa: T201 (its output is what it is for)


def main() -> None:
    folders = [PROJECT_DIR / room for room in ROOMS]
    run_process(
        *folders,
        target=shlex.join(sys.argv[1:]),
        target_type="command",
        callback=say,
        watch_filter=SiteCode(),
        sigint_timeout=GRACE_SECONDS,
    )


if __name__ == "__main__":
    main()
