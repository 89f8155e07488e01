"""Plain Python values as JSON, without losing what they are: whole numbers of any size, bytes, tuples, sets.

Reading it back cannot make anything but plain values.
"""

from typing import Any, Final

MOST_PARTS: Final = 20_000
DEEPEST: Final = 40
MOST_REPR: Final = 200
EXACT: Final = 2**53


class TooLarge(ValueError):
    """More parts, deeper, or longer than anybody would show."""


def encode(value: Any) -> Any:
    """Raises TooLarge. What is not plain becomes its words."""
    return _Encoder().encode(value, 0)


def decode(value: Any) -> Any:
    """The opposite. Raises ValueError for what encode() does not make."""
    if not isinstance(value, dict):
        return [decode(part) for part in value] if isinstance(value, list) else value
    ((name, body),) = value.items()
    match name:
        case "int":
            return int(body, 16)
        case "bytes":
            return bytes.fromhex(body)
        case "tuple":
            return tuple(decode(part) for part in body)
        case "set":
            return {decode(part) for part in body}
        case "dict":
            return {decode(key): decode(part) for key, part in body}
        case "other":
            return Other(str(body))
    raise ValueError(f"no plain value: {name}")


class Other(str):
    """The words of a value that is not plain, such as a function or an object of a class.

    It is no text: an object whose words read like the right answer is not the right answer.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Other) and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class _Encoder:
    def __init__(self) -> None:
        self.parts = 0

    def encode(self, value: Any, depth: int) -> Any:
        self.parts += 1
        if self.parts > MOST_PARTS or depth > DEEPEST:
            raise TooLarge("too many parts")
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return value if -EXACT < value < EXACT else {"int": hex(value)}
        if kind in (str, bytes):
            self.parts += len(value) // 64
            return value if kind is str else {"bytes": value.hex()}
        if kind in (list, tuple, set, frozenset):
            body = [self.encode(part, depth + 1) for part in value]
            return body if kind is list else {"tuple" if kind is tuple else "set": body}
        if kind is dict:
            return {
                "dict": [[self.encode(key, depth + 1), self.encode(part, depth + 1)] for key, part in value.items()]
            }
        return {"other": repr(value)[:MOST_REPR]}
