"""`manage.py remint`: after a testnet was reset and the contract deployed anew, mint again what it has forgotten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chain.gateway import ChainRefused, ChainUnreachable
from chain.tokens.remint import NothingToRemintOn, remint_lost


class Command(BaseCommand):
    help = "Mint anew the certificates and badges of contracts that the chain has forgotten. Safe to run again."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            reminted = remint_lost()
        except (NothingToRemintOn, ChainUnreachable, ChainRefused) as error:
            raise CommandError(str(error)) from error
        if not reminted.certificates and not reminted.badges:
            self.stdout.write("Nothing is lost.")
            return
        self.stdout.write(
            f"{reminted.certificates} certificates and {reminted.badges} badges are minted again by the workers. "
            "Numbers and codes stay as they are."
        )
