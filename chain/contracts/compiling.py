"""Compiling the contracts, for `manage.py compile_contracts` and its test. Vyper is needed for nothing else."""

import hashlib
from pathlib import Path
from typing import Final

import vyper
from vyper.compiler import compile_code
from vyper.compiler.settings import OptimizationLevel, Settings

from chain.contracts.artefact import SOURCE, Artefact

# What Hedera's EVM is, and newer ones run.
EVM_VERSION: Final = "cancun"
OUTPUTS: Final = ("abi", "bytecode", "bytecode_runtime")


def compile_certificates() -> Artefact:
    return compile_contract(SOURCE)


def compile_contract(file: Path) -> Artefact:
    source = file.read_text(encoding="utf-8")
    outputs = compile_code(
        source,
        contract_path=file.name,
        output_formats=OUTPUTS,
        settings=Settings(evm_version=EVM_VERSION, optimize=OptimizationLevel.GAS),
    )
    return Artefact(
        contract=file.name,
        source_sha256=hashlib.sha256(source.encode()).hexdigest(),
        compiler=f"vyper {vyper.__version__}",
        evm_version=EVM_VERSION,
        optimize="gas",
        abi=outputs["abi"],
        bytecode=outputs["bytecode"],
        runtime=outputs["bytecode_runtime"],
    )
