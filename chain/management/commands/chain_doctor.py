"""`manage.py chain_doctor`: examine the configured network end to end, and say what to do about what is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chain.doctor import Grade, examine
from chain.networks import current_network


class Command(BaseCommand):
    help = "Check node, chain, keys, balances, contract, minting right and mirror node. Ends with 1 when any is wrong."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{current_network().title}:")
        styles = {Grade.FINE: self.style.SUCCESS, Grade.NOTE: self.style.WARNING, Grade.WRONG: self.style.ERROR}
        wrong = 0
        for finding in examine():
            wrong += finding.grade is Grade.WRONG
            self.stdout.write(
                f"  {styles[finding.grade](f'{finding.grade:5}')}  {finding.subject:11}  {finding.sentence}"
            )
        if wrong:
            raise CommandError(f"{wrong} of these must be put right.")
        self.stdout.write("All is well.")
