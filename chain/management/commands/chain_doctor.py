"""`manage.py chain_doctor`: examine the configured network end to end, and say what to do about what is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chain.doctor import Grade, examine
from chain.networks import Network, credential_network, networks_in_use, on_network, practice_network


class Command(BaseCommand):
    help = (
        "Check node, chain, keys and balances of both networks, contract, minting right and mirror node. "
        "Ends with 1 when any is wrong."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        styles = {Grade.FINE: self.style.SUCCESS, Grade.NOTE: self.style.WARNING, Grade.WRONG: self.style.ERROR}
        wrong = 0
        for network in networks_in_use():
            self.stdout.write(f"{network.title}, {' and '.join(roles_of(network))}:")
            with on_network(network):
                findings = list(examine())
            for finding in findings:
                wrong += finding.grade is Grade.WRONG
                self.stdout.write(
                    f"  {styles[finding.grade](f'{finding.grade:5}')}  {finding.subject:11}  {finding.sentence}"
                )
        if wrong:
            raise CommandError(f"{wrong} of these must be put right.")
        self.stdout.write("All is well.")


def roles_of(network: Network) -> list[str]:
    roles = {"credential network": credential_network(), "practice network": practice_network()}
    return [role for role, its in roles.items() if its == network]
