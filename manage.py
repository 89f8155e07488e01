#!/usr/bin/env python
"""Django's command line. It starts whatever embedded server a command needs, and stops what nobody else uses."""

import os
import sys

# `run` first looks at the ports and then starts the servers itself.
NEED_NO_SERVER = "run check collectstatic compilemessages diffsettings findstatic help makemessages version".split()
NEED_ONLY_THE_DATABASE = "dbshell inspectdb makemigrations showmigrations sqlmigrate".split()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line

        from web3versity.devserver import EmbeddedServerError
    except ImportError as error:
        sys.exit(f"{error}. Run `make setup` first, and then .venv/bin/python manage.py.")

    try:
        start_servers_for(sys.argv[1] if len(sys.argv) > 1 else "help")
        execute_from_command_line(sys.argv)
    except (EmbeddedServerError, ImproperlyConfigured) as error:
        sys.exit(str(error))


def start_servers_for(command: str) -> None:
    from web3versity.devserver.lifecycle import SERVERS, ensure_running

    if command in NEED_NO_SERVER or command.startswith("-"):
        return
    only_database = command in NEED_ONLY_THE_DATABASE
    ensure_running([server for server in SERVERS if server.name == "postgres" or not only_database])


if __name__ == "__main__":
    main()
