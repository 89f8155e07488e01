"""manage.py load_courses: the library's files into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import learning
from learning.loader.advice.visiting import visit
from learning.loader.library import Loaded, load_library
from learning.loader.store import Stored

LIBRARY = Path(learning.__file__).parent / "library"


class Command(BaseCommand):
    help = (
        "Load courses from their files. Courses with mistakes are left as they are; running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="slug", help="courses to load; all when none is named")
        parser.add_argument("--check", action="store_true", help="look for mistakes and write nothing")
        parser.add_argument(
            "--prune", action="store_true", help="also remove lessons that left the files and were done"
        )
        parser.add_argument("--links", action="store_true", help="with --check: ask other websites, too")
        parser.add_argument("--path", type=Path, default=LIBRARY, metavar="DIR", help="the library's folder")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_library(
            options["path"].absolute(),
            slugs=options["slugs"],
            check=options["check"],
            prune=options["prune"],
            visit=visit if options["links"] else None,
        )
        for warning in loaded.warnings:
            self.stderr.write(self.style.WARNING(str(warning)))
        for mistake in loaded.mistakes:
            self.stderr.write(self.style.ERROR(str(mistake)))
        if options["verbosity"]:
            self._tell(loaded)
        if loaded.mistakes:
            raise CommandError(_summary(loaded))

    def _tell(self, loaded: Loaded) -> None:
        for stored in loaded.stored:
            self.stdout.write(f"{stored.slug}: {_outcome(stored)}")
            for note in stored.notes:
                self.stdout.write(f"  {note}")
        for slug in loaded.unchanged:
            self.stdout.write(f"{slug}: unchanged")
        for slug in loaded.kept_here:
            self.stdout.write(f"{slug}: kept in the database; its folder was passed over")
        if loaded.glossary:
            self.stdout.write(f"glossary: {', '.join(loaded.glossary)}")
        for slug in loaded.sound:
            self.stdout.write(f"{slug}: no mistakes")


def _outcome(stored: Stored) -> str:
    changes = ", ".join(stored.changes) or "nothing to change"
    return f"new: {changes}" if stored.is_new else changes


def _summary(loaded: Loaded) -> str:
    count = len(loaded.mistakes)
    summary = f"{count} mistake{'' if count == 1 else 's'} found."
    if loaded.refused:
        summary += f" Not loaded: {', '.join(sorted(loaded.refused))}."
    return summary
