"""What the page of a code lesson shows: a variant of its words, and the frame with its gaps. Nothing that is hidden."""

from collections.abc import Iterator
from typing import Any

from learning.code.handed import pieces_by_key
from learning.code.pieces import GAP, offered
from learning.code.words import filled_in
from learning.code.work import stub_of, words_of


def shown_variant(content: dict[str, Any], variant: int) -> dict[str, Any]:
    """Goal and steps (HTML), what must be so, and the stub, in the words of `variant`."""
    shown = content["shown"][variant % len(content["shown"])]
    checks = zip(content["checks"], shown["says"], strict=True)
    return {
        "goal": shown["goal"],
        "steps": shown["steps"],
        "language": content["language"],
        "checks": [{"task": check.get("task"), "says": says} for check, says in checks],
        "stub": stub_of(content, variant),
        "has_lines": "lines" in content,
    }


def shown_frame(content: dict[str, Any], variant: int, *, seed: str, pieces: list[str]) -> dict[str, Any]:
    """The frame line by line, each of texts and gaps, and all pieces to choose from in an order drawn from `seed`.

    `pieces` are the keys that were chosen so far, "" where none was.
    """
    words = words_of(content, variant)
    by_text = {piece: key for key, piece in pieces_by_key(content).items()}
    frame = str(filled_in(content["lines"]["frame"], words)).rstrip("\n")
    return {
        "rows": list(_rows(frame, pieces)),
        "gaps": frame.count(GAP),
        "pieces": [
            {"key": by_text[piece], "text": " ⏎ ".join(str(filled_in(piece, words)).splitlines())}
            for piece in offered(content["lines"], seed=seed)
        ],
    }


def _rows(frame: str, pieces: list[str]) -> Iterator[list[dict[str, Any]]]:
    gap = 0
    for line in frame.split("\n"):
        row: list[dict[str, Any]] = []
        for place, text in enumerate(line.split(GAP)):
            if place:
                row.append({"number": gap, "place": gap + 1, "chosen": pieces[gap] if gap < len(pieces) else ""})
                gap += 1
            if text or not place:
                row.append({"text": text})
        yield row
