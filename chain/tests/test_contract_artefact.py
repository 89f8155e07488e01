"""What is deployed is what the source says."""

import hashlib
import os
import subprocess
import sys

import pytest
from django.conf import settings

from chain.contracts.artefact import ARTEFACT, SOURCE, load_artefact
from chain.contracts.compiling import compile_certificates, compile_contract
from chain.practicals.artefacts import BLUEPRINTS, artefact_of


def test_the_committed_artefact_is_what_the_source_compiles_to() -> None:
    assert compile_certificates() == load_artefact()


def test_the_artefact_names_its_source() -> None:
    assert load_artefact().source_sha256 == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_another_process_compiles_the_same_octets() -> None:
    """With other hashes of texts and in another folder: what is committed does not depend on who compiled it."""
    compiling = (
        "from chain.contracts.compiling import compile_certificates; print(compile_certificates().as_json(), end='')"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": str(settings.BASE_DIR)}
    words = [sys.executable, "-c", compiling]
    compiled = subprocess.run(words, env=elsewhere, cwd="/", capture_output=True, check=True)  # noqa: S603 (our own)
    assert compiled.stdout == ARTEFACT.read_bytes()


def test_the_contract_fits_on_a_chain() -> None:
    assert len(load_artefact().deployed_code()) < 24_576


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_the_contracts_of_lessons_are_what_their_sources_compile_to(name: str) -> None:
    assert compile_contract(BLUEPRINTS[name].source) == artefact_of(name)
