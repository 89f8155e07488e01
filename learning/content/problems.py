"""What is wrong with something an author wrote, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError

Path = tuple[str | int, ...]

_ONE_OF = {
    "questions": "question",
    "options": "option",
    "items": "item",
    "objectives": "objective",
    "prerequisites": "prerequisite",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `path` leads to it through keys and zero-based places; `line` counts from 1 inside a longer text."""

    path: Path
    sentence: str
    line: int | None = None

    def __str__(self) -> str:
        place = place_in_words(self.path)
        return f"{place}: {self.sentence}" if place else self.sentence

    def below(self, *path: str | int) -> "Problem":
        """The same problem, seen from further out."""
        return replace(self, path=(*path, *self.path))


def without_entries(form: dict[str, Any], key: str, problems: Iterable[Problem]) -> dict[str, Any] | None:
    """`form` without those entries of the list `key` that have problems; None where none is left."""
    bad = {problem.path[1] for problem in problems if problem.path[:1] == (key,) and len(problem.path) > 1}
    left = [entry for place, entry in enumerate(form.get(key, [])) if place not in bad]
    return form | {key: left} if left else None


class ContentInvalid(ValidationError):
    """Content with `problems`, one sentence each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__([ValidationError(str(problem), code="content") for problem in self.problems])


def place_in_words(path: Path) -> str:
    """("questions", 2, "options", 0, "text") as people count: "question 3, option 1, text"."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] = f"{_ONE_OF.get(words[-1], words[-1])} {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)
