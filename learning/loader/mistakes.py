"""What an author should change, with file and line, as editors and terminals understand it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """`line` counts from 1; 0 means the file or folder as a whole. A warning does not keep a course from loading."""

    file: Path
    line: int
    sentence: str
    is_warning: bool = False

    def __str__(self) -> str:
        place = f"{_shortest(self.file)}:{self.line}" if self.line else str(_shortest(self.file))
        return f"{place}: {'warning: ' if self.is_warning else ''}{self.sentence}"


def _shortest(file: Path) -> Path:
    try:
        return file.relative_to(Path.cwd())
    except ValueError:
        return file
