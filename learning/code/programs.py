"""Members that are programs: people in the checks of a contract who have code, and do something when they are paid.

Each also does what it is told, by whoever tells it: calldata is the address to call (20 bytes), the coins to send
from its own (32 bytes), and what to say. It answers, or reverts, with what came back.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.signatures import NoSignature, read_signature

# Calls a function of its payer once more, as long as that goes through. Lessons name the function: `again: take()`.
GREEDY: Final = "greedy"
# Takes no coins.
REFUSER: Final = "refuser"
PROGRAMS: Final = (GREEDY, REFUSER)

# Bytes of the EVM, Shanghai or later. Where it jumps to counts from the first byte.
_OBEYS: Final = bytes.fromhex(
    "3615602c57"  # paid without a word? then to 2c, which is what follows
    "6034360360345f37"  # copy what stands after the head of 52 bytes
    "5f5f603436035f"  # call with it, wanting nothing back yet,
    "6014355f3560601c5af1"  # with the coins and the address of the head
    "3d5f5f3e602857"  # copy what came back; did it go through? then to 28
    "3d5ffd"  # revert with it
    "5b3d5ff3"  # 28: answer with it
)


def again_in(lesson: Mapping[str, Any]) -> bytes:
    """The selector of what `greedy` calls in this lesson; empty where it is content. Raises NoSignature."""
    if "again" not in lesson:
        return b""
    signature = read_signature(lesson["again"])
    if signature.takes:
        raise NoSignature(_("What is called once more takes no values."))
    return signature.selector


def code_of(program: str, again: bytes) -> bytes:
    """The code that stands at a program's address."""
    if program == REFUSER:
        return _OBEYS + bytes.fromhex("5b5f5ffd")
    if not again:
        return _OBEYS + bytes.fromhex("5b00")
    return _OBEYS + bytes.fromhex("5b63") + again + bytes.fromhex("60e01b5f525f5f60045f5f335af100")


def command(contract: str, value: int, calldata: bytes) -> bytes:
    """What a program is told, so that it sends `value` and `calldata` to `contract`."""
    return bytes.fromhex(contract.removeprefix("0x")) + value.to_bytes(32, "big") + calldata
