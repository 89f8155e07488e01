"""What was typed into the explorer's search box, or stands in an address of it."""

import re
from dataclasses import dataclass
from typing import Final

from chain.models import ExplorerBlock

MOST_TYPED: Final = 200
MOST_BLOCK: Final = 2**42
_HASH: Final = re.compile(r"(?:0x)?[0-9a-f]{64}")
_ADDRESS: Final = re.compile(r"(?:0x)?[0-9a-f]{40}")
_NUMBER: Final = re.compile(r"#?[0-9]{1,15}")
_GAPS: Final = re.compile(r"[\s,\u00a0\u202f_']")


@dataclass(frozen=True)
class Wanted:
    """`kind` is the page that it leads to: block, transaction or address."""

    kind: str
    value: str


def read_search(typed: str) -> Wanted | None:
    """None for what is no hash, no block's number and no address."""
    text = _GAPS.sub("", typed).lower()
    if _HASH.fullmatch(text):
        found = "0x" + text.removeprefix("0x")
        number = ExplorerBlock.objects.filter(hash=found).values_list("number", flat=True).first()
        return Wanted("transaction", found) if number is None else Wanted("block", str(number))
    if _ADDRESS.fullmatch(text):
        return Wanted("address", "0x" + text.removeprefix("0x"))
    if _NUMBER.fullmatch(text) and text.isascii():
        return Wanted("block", str(int(text.lstrip("#"))))
    return None


def read_hash(text: str) -> str | None:
    lower = text.lower()
    return lower if lower.startswith("0x") and _HASH.fullmatch(lower) else None


def read_address(text: str) -> str | None:
    lower = text.lower()
    return lower if lower.startswith("0x") and _ADDRESS.fullmatch(lower) else None


def read_block(text: str) -> int | None:
    """None for what no chain has."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 15
    return int(text) if is_number and int(text) < MOST_BLOCK else None
