"""Where a picture is found: an address that holds its hash and its size, so that a page knows both without asking."""

import re
from typing import Final, NamedTuple

# The view learning:lesson-image; a test compares.
ADDRESS: Final = "/courses/images/{name}.webp"
NAME: Final = r"[0-9a-f]{32}-\d{1,5}x\d{1,5}"
_ADDRESS: Final = re.compile(re.escape(ADDRESS).replace(re.escape("{name}"), f"(?P<name>{NAME})"))


class Size(NamedTuple):
    width: int
    height: int


def address_of(name: str) -> str:
    return ADDRESS.format(name=name)


def name_in(address: str) -> str:
    """The name of the picture at `address`, or nothing when no picture of ours can be there."""
    found = _ADDRESS.fullmatch(address)
    return found["name"] if found else ""


def size_of(name: str) -> Size:
    """In pixels."""
    width, _, height = name.partition("-")[2].partition("x")
    return Size(int(width), int(height))
