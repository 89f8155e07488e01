"""What an import brings, what it changes, what it leaves behind and why: each with its place in what was imported."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

# Comes as it was; comes changed; stays behind; waits for its author before it can be published.
Outcome = Literal["comes", "changed", "left_out", "to_do"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("comes", "changed", "left_out", "to_do")
# Of each outcome; more would be read by nobody, and are counted all the same.
MOST_NOTES: Final = 500
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Note:
    """`place` is a file, with a line where one is known, and what stands there for people."""

    outcome: Outcome
    place: str
    sentence: str


@dataclass(slots=True)
class Report:
    """`tell` hears of progress: how many parts are done, of how many."""

    format: str = ""
    notes: list[Note] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    tell: Callable[[int, int], None] = field(default=lambda _done, _of: None, repr=False, compare=False)
    _seen: set[Note] = field(default_factory=set, repr=False, compare=False)

    def comes(self, place: str, sentence: str) -> None:
        self._note("comes", place, sentence)

    def changed(self, place: str, sentence: str) -> None:
        self._note("changed", place, sentence)

    def left_out(self, place: str, sentence: str) -> None:
        self._note("left_out", place, sentence)

    def to_do(self, place: str, sentence: str) -> None:
        self._note("to_do", place, sentence)

    def of(self, outcome: Outcome) -> list[Note]:
        return [note for note in self.notes if note.outcome == outcome]

    def as_json(self) -> dict[str, Any]:
        return {"format": self.format, "counts": dict(self.counts), "notes": [asdict(note) for note in self.notes]}

    def _note(self, outcome: Outcome, place: str, sentence: str) -> None:
        """The same of the same place is said once."""
        note = Note(outcome, _plain(place), _plain(sentence))
        if note in self._seen:
            return
        self.counts[outcome] += 1
        if self.counts[outcome] <= MOST_NOTES:
            self._seen.add(note)
            self.notes.append(note)


def _plain(words: str) -> str:
    """On one line, without what no page or database could hold, and not longer than anybody reads."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
