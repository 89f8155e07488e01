"""Another process of the site, in which an admin changes settings while a test goes on in its own.

Started by the fixture `admins_process`. It reads a command a line (words as JSON) and answers each with a line.
"""

import io
import json
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command

READY = "ready"


class AdminsProcess:
    """Runs `manage.py platform_settings` again and again in one process of its own, on the test's database."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.admins_process"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def run(self, *words: str) -> str:
        """What the command says; what it changed is committed."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return self._read()

    def end(self) -> None:
        self.process.communicate()

    def _read(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"The other process ended with {self.process.poll()}."
        answer: dict[str, Any] = json.loads(line)
        assert "refused" not in answer, answer
        return str(answer["said"])


def main() -> None:
    import django

    django.setup()
    _say(said=READY)
    for line in sys.stdin:
        said = io.StringIO()
        try:
            call_command("platform_settings", *json.loads(line), stdout=said)
        except CommandError as error:
            _say(refused=str(error))
        else:
            _say(said=said.getvalue().strip())


def _say(**answer: str) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
