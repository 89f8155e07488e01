"""The same goal without typing: pieces of the source, each for one of the gaps of a frame."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

GAP: Final = "___"


def count_gaps(frame: str) -> int:
    return frame.count(GAP)


def put_together(frame: str, pieces: Sequence[str]) -> str:
    """`frame` with a piece in each gap; gaps without one stay."""
    parts = frame.split(GAP)
    given = [*pieces, *[GAP] * len(parts)]
    return "".join(part + piece for part, piece in zip(parts, [*given[: len(parts) - 1], ""], strict=True))


def offered(lines: Mapping[str, Any], *, seed: str) -> list[str]:
    """All pieces once, in an order that follows from `seed` and tells nothing."""
    pieces = list(dict.fromkeys([*lines["right"], *lines["spare"]]))
    Random(f"{seed}:pieces").shuffle(pieces)  # noqa: S311 - an order of what is shown
    return pieces
