from argparse import ArgumentParser
from difflib import unified_diff
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from web3versity.schema_docs.domains import UnexplainedTable
from web3versity.schema_docs.page import compose


class Command(BaseCommand):
    help = "Write docs/database.md from the live schema; with --check, fail when the file says otherwise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is out of date")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "database.md"
        try:
            page = compose()
        except UnexplainedTable as error:
            raise CommandError(str(error)) from error
        if not check:
            path.write_text(page, encoding="utf-8")
            self.stdout.write(f"Wrote {path}.")
        elif (written := path.read_text(encoding="utf-8") if path.exists() else "") != page:
            changed = "\n".join(unified_diff(written.splitlines(), page.splitlines(), n=0, lineterm=""))
            raise CommandError(f"{path} does not match the schema: run manage.py describe_database.\n{changed}")
