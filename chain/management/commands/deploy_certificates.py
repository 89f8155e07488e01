"""`manage.py deploy_certificates`: put the certificate contract on the configured chain, unless it stands there."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chain.contracts.collection import Collection
from chain.gateway import ChainRefused, ChainUnreachable
from chain.keys import KeysUnusable
from chain.models import ContractDeployment
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending.sweep import sweep
from chain.tokens.deploy import confirm_deployment, current_deployment, plan_deployment
from chain.tokens.pipeline import is_free_of_charge
from chain.tokens.remint import count_lost
from chain.tokens.standing import Standing, standing

PAUSE_SECONDS = 0.5


class Command(BaseCommand):
    help = (
        "Deploy the certificate contract with the first operator key, once. Safe to run again, also after it was "
        "interrupted: what was planned is gone on with."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-devnet",
            action="store_true",
            help="Do nothing on a network that costs something, and leave waiting for the chain to the workers.",
        )
        parser.add_argument("--patience", type=float, default=180, help="Seconds to wait for the chain (180).")

    def handle(self, *_args: Any, if_devnet: bool, patience: float, **_options: Any) -> None:
        if if_devnet and not is_free_of_charge():
            return
        until = time.monotonic() + patience
        try:
            present = current_deployment()
            found = standing(present) if present is not None else Standing.GONE
            if present is None or found is Standing.GONE:
                present = plan_deployment()
            if found is not Standing.STANDS:
                if if_devnet:
                    return
                self.wait_for(present, until=until)
        except (ChainUnreachable, ChainRefused, KeysUnusable) as error:
            raise CommandError(str(error)) from error
        self.tell(present)

    def wait_for(self, planned: ContractDeployment, *, until: float) -> None:
        """Drive the sender, as workers would, until the contract is in use, or stands again where blocks were lost."""
        self.stdout.write(f"Deploying from {planned.deployer} on {current_network().title}.")
        while time.monotonic() < until:
            sweep()
            confirm_deployment()
            planned.refresh_from_db()
            if planned.address is not None and standing(planned) is not Standing.LOST:
                return
            if planned.transaction.status == TransactionStatus.FAILED:
                raise CommandError(f"The deployment failed: {planned.transaction.error_message}")
            time.sleep(PAUSE_SECONDS)
        raise CommandError(
            "The chain has not answered in time. Nothing is lost: run this command again, or let the workers go on. "
            "`manage.py chain_doctor` says what may be wrong."
        )

    def tell(self, deployment: ContractDeployment) -> None:
        address = deployment.address or ""
        self.stdout.write(f"The certificate contract is at {address} (block {deployment.block_number}).")
        if link := current_network().address_link(address):
            self.stdout.write(link)
        self.stdout.write(f"It holds {Collection(address).total_supply()} tokens.")
        if lost := count_lost():
            self.stdout.write(
                f"{lost} tokens went with an earlier contract: run `manage.py remint` to mint them again."
            )
