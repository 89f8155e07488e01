"""How a check says what it found: nothing when all is well, else the name of the trouble."""

from collections.abc import Callable
from typing import Final

OK: Final = "ok"
DOWN: Final = "down"
HUNG: Final = "hung"
# Who would tell is away itself.
UNKNOWN: Final = "unknown"
SILENT: Final = "silent"

Check = Callable[[], None]


class Unwell(Exception):
    """What a check has found; `trouble` is a word or two that /readyz shows."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble
