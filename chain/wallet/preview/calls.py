"""Calls of contracts as bytes and back, for arguments of one word each: what lessons draw."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

_WORD: Final = 32
_SELECTOR: Final = 4

Value = str | int | bool
Function = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[tuple[str, str, Value], ...]
    """(name, type, value)"""

    def value(self, name: str) -> Value | None:
        return next((value for known, _type, value in self.arguments if known == name), None)


def function_of(text: str) -> Function:
    """ "transfer(address to, uint256 amount)" as a contract's JSON ABI has it."""
    name, _bracket, rest = text.partition("(")
    inputs = [dict(zip(("type", "name"), part.split(), strict=True)) for part in rest.rstrip(")").split(", ")]
    return {"type": "function", "name": name, "inputs": inputs}


# By these tokens move and rights are given away, whatever contract it is.
SHARED_CALLS: Final = tuple(
    function_of(text)
    for text in (
        "transfer(address to, uint256 amount)",
        "approve(address spender, uint256 amount)",
        "transferFrom(address from, address to, uint256 amount)",
        "increaseAllowance(address spender, uint256 amount)",
        "setApprovalForAll(address operator, bool approved)",
        "safeTransferFrom(address from, address to, uint256 id)",
    )
)


def encode_call(function: Function, values: Sequence[Value]) -> str:
    """The bytes of a call as 0x…"""
    words = [
        (int(value, 16) if isinstance(value, str) else int(value)).to_bytes(_WORD)
        for _input, value in zip(function["inputs"], values, strict=True)
    ]
    return "0x" + (_selector_of(_signature_of(function)) + b"".join(words)).hex()


def decode_call(functions: Iterable[Function], data: str) -> Call | None:
    """None when it is a call of none of them."""
    octets = bytes.fromhex(data.removeprefix("0x"))
    for function in functions:
        if _selector_of(_signature_of(function)) == octets[:_SELECTOR]:
            return _read_arguments(function, octets[_SELECTOR:])
    return None


def is_unlimited(amount: int) -> bool:
    """Whether an allowance is as good as without end: nobody means so much. All ones of 160 bits is Permit2's."""
    return amount >= 2**255 or amount == 2**160 - 1


def _read_arguments(function: Function, octets: bytes) -> Call | None:
    inputs = function["inputs"]
    if len(octets) < _WORD * len(inputs):
        return None
    arguments: list[tuple[str, str, Value]] = []
    for place, each in enumerate(inputs):
        number = int.from_bytes(octets[_WORD * place : _WORD * (place + 1)])
        if number >= {"address": 2**160, "bool": 2}.get(each["type"], 2**256):
            return None
        arguments.append((each["name"], each["type"], _typed(each["type"], number)))
    return Call(function["name"], tuple(arguments))


def _typed(kind: str, number: int) -> Value:
    if kind == "address":
        return str(to_checksum_address(number.to_bytes(20)))
    return bool(number) if kind == "bool" else number


def _signature_of(function: Function) -> str:
    return f"{function['name']}({','.join(each['type'] for each in function['inputs'])})"


@cache
def _selector_of(signature: str) -> bytes:
    return keccak(text=signature)[:_SELECTOR]
