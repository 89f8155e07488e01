"""What is deployed is what the source says."""

import hashlib

from chain.contracts.artefact import SOURCE, load_artefact
from chain.contracts.compiling import compile_certificates


def test_the_committed_artefact_is_what_the_source_compiles_to() -> None:
    assert compile_certificates() == load_artefact()


def test_the_artefact_names_its_source() -> None:
    assert load_artefact().source_sha256 == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_compiling_again_gives_the_same_octets() -> None:
    assert compile_certificates().as_json() == compile_certificates().as_json()


def test_the_contract_fits_on_a_chain() -> None:
    assert len(load_artefact().deployed_code()) < 24_576
