"""Functions that an exercise may lend to Python code: what the sandbox lacks, or what the exercise should not be about.

Those in TOOLS run outside the sandbox and get what hostile code gives them: pure, quick, with a limit on everything; a
call costs up to a millisecond. Those in WRITTEN run inside, as part of the learner's own session.
"""

from collections.abc import Callable
from typing import Any, Final

from Crypto.Hash import keccak

MOST_INPUT: Final = 1 << 20
MOST_BITS: Final = 4096


def keccak256(data: Any) -> Any:
    """Ethereum's hash: of a text as 64 hexadecimal digits, of bytes as 32 bytes."""
    made = keccak.new(digest_bits=256, data=_bytes(data)).digest()
    return made.hex() if isinstance(data, str) else made


def int_from_bytes(data: Any) -> int:
    """Big endian, without a sign."""
    return int.from_bytes(_bytes(data)[: MOST_BITS // 8], "big")


def int_to_bytes(number: Any, length: Any = 32) -> bytes:
    """Big endian, without a sign."""
    return _number(number).to_bytes(min(_number(length), MOST_BITS // 8), "big")


def inverse(number: Any, modulus: Any) -> int:
    """What gives 1 when multiplied with `number`, modulo `modulus`."""
    return pow(_number(number), -1, _number(modulus))


def _bytes(data: Any) -> bytes:
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if not isinstance(data, bytes):
        raise TypeError(f"text or bytes are needed here, not {type(data).__name__}")
    if len(data) > MOST_INPUT:
        raise ValueError("that is too long")
    return data


def _number(number: Any) -> int:
    if not isinstance(number, int):
        raise TypeError(f"a whole number is needed here, not {type(number).__name__}")
    if number.bit_length() > MOST_BITS:
        raise ValueError("that number is too large")
    return number


TOOLS: Final[dict[str, Callable[..., Any]]] = {
    function.__name__: function for function in (keccak256, int_from_bytes, int_to_bytes, inverse)
}
# Searching for a hash takes thousands of calls.
WRITTEN: Final[dict[str, str]] = {
    "sha256": '''
import hashlib as _hashlib

def sha256(data):
    """Of a text the digest as 64 hexadecimal digits, of bytes as 32 bytes."""
    if isinstance(data, str):
        return _hashlib.sha256(data.encode()).hexdigest()
    if isinstance(data, bytes):
        return _hashlib.sha256(data).digest()
    raise TypeError(f"text or bytes are needed here, not {type(data).__name__}")
'''
}
