"""manage.py import_course: a course of another school or tool, from its archive, file or folder."""

from argparse import ArgumentParser
from pathlib import Path
from shutil import move
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from learning.imports.importing import Imported, import_files
from learning.imports.reader import READERS
from learning.imports.refusal import ImportRefused
from learning.imports.report import OUTCOMES

_HEADINGS = {
    "comes": "Comes",
    "changed": "Comes changed",
    "left_out": "Cannot come",
    "to_do": "To be done before it can be published",
}


class Command(BaseCommand):
    help = (
        "Read a course of Open edX (OLX), questions of Moodle (GIFT, XML), a folder of Markdown or of exercises, and "
        "write it as a folder of our own, with a report of what comes, what comes changed, and what cannot."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a zip, tar.gz, single file or folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would come, and keep nothing")
        parser.add_argument("--format", default="", choices=["", *READERS], help="when it is not to be found out")
        parser.add_argument("--slug", default="", help="the course's address; else it follows from the title")
        parser.add_argument("--into", type=Path, default=Path(), metavar="DIR", help="where the folder is put")

    def handle(self, *args: Any, **options: Any) -> None:
        into: Path = options["into"]
        with TemporaryDirectory(prefix="import-") as workshop:
            try:
                imported = import_files(
                    options["path"].absolute(), Path(workshop), format_key=options["format"], slug=options["slug"]
                )
            except ImportRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            self._tell(imported, is_quiet=options["verbosity"] == 0)
            if options["dry_run"]:
                return
            target = into / imported.folder.name
            if target.exists():
                raise CommandError(f"{target} is there already: name another address with --slug.")
            into.mkdir(parents=True, exist_ok=True)
            move(imported.folder, target)
        self.stdout.write(f"Written: {target}. Look at it with manage.py load_courses --check --path {into}")

    def _tell(self, imported: Imported, *, is_quiet: bool) -> None:
        report = imported.report
        for outcome in OUTCOMES:
            notes = report.of(outcome)
            if not notes or is_quiet:
                continue
            self.stdout.write(self.style.MIGRATE_HEADING(f"{_HEADINGS[outcome]} ({report.counts[outcome]})"))
            for note in notes:
                self.stdout.write(f"  {note.place}: {note.sentence}")
        counts = report.counts
        self.stdout.write(
            f"{report.format}: {counts['texts']} texts, {counts['quizzes']} quizzes, {counts['questions']} questions,"
            f" {counts['exercises']} exercises, {counts['checks']} checks, {counts['pictures']} pictures;"
            f" {counts['changed']} changed, {counts['left_out']} left out."
        )
