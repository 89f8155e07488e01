"""`manage.py compile_contracts`: after a change to a contract, write its artefact anew."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from chain.contracts.artefact import ARTEFACT, Artefact
from chain.contracts.compiling import compile_certificates, compile_contract
from chain.practicals.artefacts import BLUEPRINTS


class Command(BaseCommand):
    help = "Compile the certificate contract and those of practical lessons, and write what is deployed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self._write(ARTEFACT, compile_certificates())
        for blueprint in BLUEPRINTS.values():
            self._write(blueprint.file, compile_contract(blueprint.source))

    def _write(self, file: Path, artefact: Artefact) -> None:
        file.write_text(artefact.as_json(), encoding="utf-8")
        self.stdout.write(f"{file.name}: {artefact.compiler}, {len(artefact.deployed_code())} bytes.")
