"""Who reaches what in the admin, cell by cell, as HTTP answers it: read from role_matrix.txt, one line a model."""

from pathlib import Path
from typing import Final

SUPERUSER: Final = "*"
LETTERS: Final = {
    "Admins": "A",
    "Authors": "U",
    "Reviewers": "R",
    "Moderators": "M",
    "Support": "S",
    "Operators": "O",
}

Cells = dict[str, dict[str, str]]


def read_matrix() -> Cells:
    """What is done to a model (view, add, change, delete, or an action of its list) -> the letters of who may."""
    lines = Path(__file__).with_name("role_matrix.txt").read_text(encoding="utf-8").splitlines()
    return {
        label: dict(cell.split(":") for cell in cells)
        for label, *cells in (line.split() for line in lines if line and not line.startswith("#"))
    }
