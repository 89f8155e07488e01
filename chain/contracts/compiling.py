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
    return _compile_solidity(file.name, source) if file.suffix == ".sol" else _compile_vyper(file, source)


def _compile_solidity(name: str, source: str) -> Artefact:
    """As the box compiles what learners write. It knows no runtime code."""
    from learning.grading import box

    made = box.compile_contract("solidity", source).compiled
    if made is None:
        raise ValueError(name)
    return Artefact(
        contract=name,
        source_sha256=hashlib.sha256(source.encode()).hexdigest(),
        compiler=made.compiler,
        evm_version=EVM_VERSION,
        optimize="200 runs",
        abi=made.abi,
        bytecode=f"0x{made.code.hex()}",
        runtime="0x",
    )


def _compile_vyper(file: Path, source: str) -> Artefact:
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
