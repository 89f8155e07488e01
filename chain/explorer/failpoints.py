"""The indexing's failpoints: the places between which it must not matter that a worker dies, or that another one works.

Production runs past them. Tests set `hook`.
"""

from collections.abc import Callable
from enum import StrEnum, auto


class Failpoint(StrEnum):
    """In the order a step meets them."""

    POSITION_READ = auto()
    BLOCKS_READ = auto()  # the node has answered, nothing is written
    WRITING = auto()  # rows are written, not committed
    WRITTEN = auto()  # committed


Hook = Callable[[Failpoint], None]
hook: Hook | None = None


def fail_point(failpoint: Failpoint) -> None:
    if hook is not None:
        hook(failpoint)
