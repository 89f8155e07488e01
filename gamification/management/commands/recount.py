from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gamification.counters import find_differences, recount

MOST_LINES = 50


class Command(BaseCommand):
    help = "Count every total and counter again from its rows, report what differs, and put it right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 when anything differs")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        differences = find_differences() if check else recount()
        for line in differences[:MOST_LINES]:
            self.stdout.write(line)
        if len(differences) > MOST_LINES:
            self.stdout.write(f"… and {len(differences) - MOST_LINES} more.")
        if check and differences:
            raise CommandError(f"{len(differences)} counters differ from their rows.")
        if differences:
            self.stdout.write(f"{len(differences)} counters were repaired, and the leaderboards were refreshed.")
        elif options["verbosity"] > 1:
            self.stdout.write("Every total and counter is what its rows say.")
