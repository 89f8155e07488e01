#!/usr/bin/env python
"""Django's command line. It starts whatever embedded server a command needs, and stops what nobody else uses."""

import os
import sys

# `run` first looks at the ports and then starts the servers itself.
NEED_NO_SERVER = {
    "run",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        from web3versity.embedded.errors import EmbeddedServerError
        from web3versity.embedded.lifecycle import ensure_running
    except ImportError as error:
        sys.exit(f"{error}. Run `make setup` first, and then .venv/bin/python manage.py.")

    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if command not in NEED_NO_SERVER and not command.startswith("-"):
            ensure_running()
        execute_from_command_line(sys.argv)
    except (EmbeddedServerError, ImproperlyConfigured) as error:
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
