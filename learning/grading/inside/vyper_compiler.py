"""Vyper, without a way to any file: what is imported must come with the compiler."""

import pkgutil
import warnings
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, Final

import vyper
import vyper.builtins.interfaces
from vyper.compiler import compile_code
from vyper.compiler.input_bundle import JSONInputBundle
from vyper.compiler.settings import OptimizationLevel, Settings
from vyper.exceptions import VyperException

MOST_MESSAGE: Final = 600
VERSION: Final = f"vyper {vyper.__version__}"

INTERFACES: Final = [path.stem for path in Path(next(iter(vyper.builtins.interfaces.__path__))).glob("*.vyi")]
WARM_UP: Final = """
from ethereum.ercs import IERC20
import math
event Paid:
    who: indexed(address)
    amount: uint256
struct Member:
    amount: uint256
members: public(HashMap[address, Member])
names: public(DynArray[String[20], 5])
@deploy
@payable
def __init__():
    self.members[msg.sender].amount = msg.value
@external
@payable
@nonreentrant
def pay():
    assert msg.value > 0, "nothing"
    self.members[msg.sender].amount += msg.value
    for name: String[20] in self.names:
        raw_call(msg.sender, b"")
    log Paid(who=msg.sender, amount=msg.value)
@external
@view
def root(amount: decimal) -> bytes32:
    return keccak256(abi_encode(amount, self.balance))
"""


def warm_up() -> None:
    """Import and compile what submissions will need, since no file can be opened later."""
    for module in pkgutil.walk_packages(vyper.__path__, "vyper."):
        if ".cli" not in module.name and "__main__" not in module.name:
            import_module(module.name)
    for interface in INTERFACES:
        compile_vyper(f"from ethereum.ercs import {interface}\n@external\ndef f():\n    pass\n")
    for source in (WARM_UP.replace("import math\n", ""), "import math", "x: uint256 = y", "def f(:", "x = 1 +"):
        compile_vyper(source)


def compile_vyper(source: str) -> dict[str, Any]:
    """ABI and code, or what is wrong with `source`."""
    settings = Settings(evm_version="cancun", optimize=OptimizationLevel.GAS)
    bundle = JSONInputBundle({}, search_paths=[PurePath(".")])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            made = compile_code(source, output_formats=["abi", "bytecode"], input_bundle=bundle, settings=settings)
        except VyperException as error:
            return {"mistakes": [mistake(error)]}
        except SyntaxError as error:
            return {"mistakes": [(error.lineno or 0, error.offset or 0, str(error.msg)[:MOST_MESSAGE])]}
        except PermissionError:
            return {"mistakes": [(0, 0, "There is no such module to import here.")]}
        except ValueError as error:
            if "settings conflict" not in str(error):
                raise
            return {"mistakes": [(0, 0, "A pragma asks for other settings of the compiler than this task has.")]}
    return {"contracts": {"": {"abi": made["abi"], "code": made["bytecode"].removeprefix("0x")}}, "compiler": VERSION}


def mistake(error: Exception) -> tuple[int, int, str]:
    """Line, column (from 1) and words."""
    node = next(iter(getattr(error, "annotations", None) or ()), None)
    node = node[1] if isinstance(node, tuple) else node
    line = getattr(node, "lineno", None) or getattr(error, "lineno", None) or 0
    column = getattr(node, "col_offset", None) or getattr(error, "col_offset", None) or 0
    words = str(getattr(error, "message", "") or error)
    if hint := getattr(error, "hint", None):
        words = f"{words} ({hint})"
    return int(line), int(column) + 1 if line else 0, f"{type(error).__name__}: {words}"[:MOST_MESSAGE]
