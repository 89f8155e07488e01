"""`manage.py compile_contracts`: after a change to a contract, write its artefact anew."""

from typing import Any

from django.core.management.base import BaseCommand

from chain.contracts.artefact import ARTEFACT
from chain.contracts.compiling import compile_certificates


class Command(BaseCommand):
    help = "Compile chain/contracts/certificates.vy and write the artefact that is deployed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        artefact = compile_certificates()
        ARTEFACT.write_text(artefact.as_json(), encoding="utf-8")
        self.stdout.write(f"{ARTEFACT.name}: {artefact.compiler}, {len(artefact.deployed_code())} bytes.")
