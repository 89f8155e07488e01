from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from gamification.achievements.backfill import BATCH, award_achievements, learners_after

BAR_WIDTH = 30


class Command(BaseCommand):
    help = "Give every active badge to all learners who already qualify. Safe to stop, to repeat and to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="ID", help="go on after the learner with this id")
        parser.add_argument("--batch-size", type=int, default=BATCH, metavar="N", help=f"learners at once ({BATCH})")

    def handle(self, *_args: Any, **options: Any) -> None:
        last_id, done, badges = options["after"], 0, 0
        total = learners_after(last_id)
        try:
            for batch in award_achievements(after=last_id, batch_size=max(1, options["batch_size"])):
                last_id, done, badges = batch.last_id, done + batch.learners, badges + batch.badges
                self._show(done, max(done, total), badges)
        except KeyboardInterrupt:
            self.stdout.write(f"\nStopped. What was given stays given; go on with --after {last_id}.")
            return
        self.stdout.write(f"{badges:,} badges given to {done:,} learners looked at.")

    def _show(self, done: int, total: int, badges: int) -> None:
        """A bar that is redrawn in a terminal; nothing in a log, which gets the last line alone."""
        if self.stderr.isatty():
            filled = BAR_WIDTH * done // total
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            end = "\n" if done == total else ""
            self.stderr.write(
                f"\r{bar} {100 * done // total:3}%  {done:,} of {total:,} learners, {badges:,} badges", ending=end
            )
            self.stderr.flush()
