"""Which compiler or interpreter judges a language: a part of what a kept result is found by."""

from importlib.metadata import version
from json import loads

from learning.grading.kept import PROJECT


def compiler_of(language: str) -> str:
    """Name and version of what is installed. Raises KeyError for a language that nothing here judges."""
    return {"solidity": _solc, "vyper": _vyper, "python": _monty}[language]()


def _solc() -> str:
    installed = PROJECT / "node_modules" / "solc" / "package.json"
    return f"solc {loads(installed.read_text())['version']}" if installed.exists() else "solc"


def _vyper() -> str:
    return f"vyper {version('vyper')}"


def _monty() -> str:
    return f"monty {version('pydantic-monty')}"
