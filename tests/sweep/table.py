"""What table.txt says: who is let in at each named address, by GET and by POST."""

from pathlib import Path
from typing import Final

from tests.sweep.world import EVERYBODY

# Not a method of this address: 405, or sent to sign in before that.
NO: Final = "405"
_SHORT: Final = {"all": EVERYBODY, "in": EVERYBODY.replace("v", ""), "-": "", NO: NO}


def read_table() -> dict[tuple[str, str], str]:
    """(name, method) -> letters of world.py, or NO."""
    lines = Path(__file__).with_name("table.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {
        (name, method): _SHORT.get(cell, cell)
        for name, *cells in rows
        for method, cell in zip(("GET", "POST"), cells, strict=True)
    }
