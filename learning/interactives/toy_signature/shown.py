"""What the two models show: powers on a clock, and notes with their numbers."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.interactives.toy_signature.clock import BASE, Clock, Note

POWERS: Final = "learning/interactives/_powers.html"
NOTES: Final = "learning/interactives/_toy_notes.html"


def powers_of(clock: Clock) -> dict[str, Any]:
    """All powers of 4, to be looked up."""
    return {"cells": [{"label": BASE, "power": str(exponent), "value": value} for exponent, value in clock.powers]}


def rows_of(notes: Sequence[Note], *, clock: Clock | None = None, public: int = 0) -> list[dict[str, Any]]:
    """Notes with r, e and s; with the right side of the check, where `clock` and `public` are given."""
    rows: list[dict[str, Any]] = []
    for number, note in enumerate(notes, start=1):
        row = {"number": number, "text": note.text, "r": note.r, "e": note.e, "s": note.s}
        if clock:
            row["side"] = note.r * pow(public, note.e, clock.p) % clock.p
        rows.append(row)
    return rows


def note_names(notes: Sequence[Note]) -> list[tuple[str, str]]:
    return [(str(number), _("Note %(number)d") % {"number": number}) for number in range(1, len(notes) + 1)]
