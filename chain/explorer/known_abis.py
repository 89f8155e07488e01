"""The functions, events and errors whose descriptions the platform has, found by their selectors.

A selector says what a call looks like, not what the contract does with it: any contract may have a function of that
name. Sources: the ABIs of the contracts here, ERC-20 and ERC-721.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from eth_utils.abi import abi_to_signature
from eth_utils.crypto import keccak

from chain.contracts.artefact import load_artefact

Entry = dict[str, Any]
# Read as files: what judges practical lessons looks into the explorer, which so cannot import it.
PRACTICALS: Final = Path(__file__).parents[1] / "practicals" / "contracts"
_TOKENS: Final = (
    ("transfer", "address to, uint256 amount"),
    ("transferFrom", "address from, address to, uint256 amount"),
    ("approve", "address spender, uint256 amount"),
    ("allowance", "address owner, address spender"),
    ("balanceOf", "address owner"),
    ("mint", "address to, uint256 amount"),
    ("safeTransferFrom", "address from, address to, uint256 tokenId"),
    ("safeTransferFrom", "address from, address to, uint256 tokenId, bytes data"),
    ("setApprovalForAll", "address operator, bool approved"),
)
_TOKEN_EVENTS: Final = (
    ("Transfer", "address! from, address! to, uint256 amount"),
    ("Transfer", "address! from, address! to, uint256! tokenId"),
    ("Approval", "address! owner, address! spender, uint256 amount"),
    ("Approval", "address! owner, address! approved, uint256! tokenId"),
    ("ApprovalForAll", "address! owner, address! operator, bool approved"),
)


@cache
def functions() -> dict[str, Entry]:
    """By the four bytes that a call begins with, as 0x…"""
    return {"0x" + _hash(entry)[:4].hex(): entry for entry in _entries("function")}


@cache
def events() -> dict[tuple[str, int], Entry]:
    """By the first topic and how many arguments are topics too, in which the same event of tokens differs."""
    return {
        ("0x" + _hash(entry).hex(), sum(bool(each.get("indexed")) for each in entry["inputs"])): entry
        for entry in _entries("event")
    }


@cache
def errors() -> dict[str, Entry]:
    return {"0x" + _hash(entry)[:4].hex(): entry for entry in _entries("error")}


def types_of(entry: Entry) -> list[str]:
    from eth_utils.abi import collapse_if_tuple

    return [collapse_if_tuple(each) for each in entry["inputs"]]


def _entries(kind: str) -> list[Entry]:
    """Who comes last names the arguments: a standard wins over a lesson's contract, and the certificates' own contract
    over both.
    """
    files = sorted(PRACTICALS.glob("*.json"))
    lessons = [json.loads(file.read_text(encoding="utf-8"))["abi"] for file in files]
    abis = [*lessons, _token_abi(), load_artefact().abi]
    return [entry for abi in abis for entry in abi if entry["type"] == kind]


def _hash(entry: Entry) -> bytes:
    return keccak(text=abi_to_signature(entry))  # type: ignore[arg-type]


def _token_abi() -> list[Entry]:
    named = [("function", *each) for each in _TOKENS] + [("event", *each) for each in _TOKEN_EVENTS]
    return [
        {"type": kind, "name": name, "inputs": [_input(each) for each in inputs.split(", ")]}
        for kind, name, inputs in named
    ]


def _input(words: str) -> dict[str, Any]:
    kind, name = words.split()
    return {"name": name, "type": kind.rstrip("!"), "indexed": kind.endswith("!")}
