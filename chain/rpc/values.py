"""What single parameters may be: each function returns what goes to the node, or raises RpcRefused with a sentence."""

import re
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from chain.rpc.errors import bad_parameter

MOST_GAS: Final = 10_000_000
# EIP-3860's largest init code, with its parameters.
MOST_DATA_BYTES: Final = 60_000
MOST_FEE_BLOCKS: Final = 100
_MOST_PERCENTILES: Final = 20

_QUANTITY: Final = re.compile(r"0x[0-9a-fA-F]{1,64}")
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_HASH: Final = re.compile(r"0x[0-9a-fA-F]{64}")
_DATA: Final = re.compile(r"0x(?:[0-9a-fA-F]{2})*")
_TAGS: Final = frozenset({"latest", "earliest", "pending", "safe", "finalized"})


def quantity(value: Any) -> str:
    if isinstance(value, str) and _QUANTITY.fullmatch(value):
        return value
    raise bad_parameter(_("Numbers come as hexadecimal text such as 0x1a, of 32 bytes at most."))


def address(value: Any) -> str:
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return value
    raise bad_parameter(_("An address is 0x and 40 hexadecimal digits."))


def thirty_two_bytes(value: Any) -> str:
    if isinstance(value, str) and _HASH.fullmatch(value):
        return value
    raise bad_parameter(_("A hash is 0x and 64 hexadecimal digits."))


def data(value: Any) -> str:
    if isinstance(value, str) and len(value) <= 2 + 2 * MOST_DATA_BYTES and _DATA.fullmatch(value):
        return value
    raise bad_parameter(_("Data are 0x and pairs of hexadecimal digits, of 60,000 bytes at most."))


def yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise bad_parameter(_("Here true or false is expected."))


def block_name(value: Any) -> str:
    """A number or one of the words for one."""
    if isinstance(value, str) and (value in _TAGS or (len(value) <= 18 and _QUANTITY.fullmatch(value))):
        return value
    raise bad_parameter(_("A block is a hexadecimal number, or latest, earliest, pending, safe or finalized."))


def block(value: Any) -> str | dict[str, Any]:
    """As block_name, or an object with the block's hash or number (EIP-1898)."""
    if not isinstance(value, dict):
        return block_name(value)
    match value:
        case {"blockHash": found, **rest} if set(rest) <= {"requireCanonical"}:
            return {"blockHash": thirty_two_bytes(found), **{name: yes_or_no(each) for name, each in rest.items()}}
        case {"blockNumber": found, **rest} if not rest:
            return {"blockNumber": block_name(found)}
    raise bad_parameter(_("A block as an object has either blockHash or blockNumber."))


def fee_block_count(value: Any) -> str:
    count = value if isinstance(value, int) and not isinstance(value, bool) else int(quantity(value), 16)
    if 1 <= count <= MOST_FEE_BLOCKS:
        return hex(count)
    raise bad_parameter(_("Fees are told of 1 to %(most)s blocks.") % {"most": MOST_FEE_BLOCKS})


def percentiles(value: Any) -> list[float]:
    if value is None:
        return []
    if isinstance(value, list) and len(value) <= _MOST_PERCENTILES:
        numbers = [each for each in value if isinstance(each, int | float) and not isinstance(each, bool)]
        if len(numbers) == len(value) and all(0 <= each <= 100 for each in numbers) and numbers == sorted(numbers):
            return [float(each) for each in numbers]
    raise bad_parameter(_("Percentiles are up to 20 numbers from 0 to 100, the lowest first."))


def gas_at_most(value: Any, most: int = MOST_GAS) -> str:
    """What a call may use, never more than `most`: nobody pays for it."""
    return hex(min(int(quantity(value), 16), most))
