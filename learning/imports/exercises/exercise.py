"""The folder of one exercise: what it is called, and which files it is made of."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from learning.imports.exercises.json_files import group_in, names_in
from learning.imports.folders import file_at, place_of
from learning.imports.texts import read_text

MOST_BYTES: Final = 200_000  # of one file
_PATTERNS: Final = {
    "solution": ("%{snake_slug}.py",),
    "test": ("%{snake_slug}_test.py", "test_%{snake_slug}.py"),
    "example": (".meta/example.py",),
    "exemplar": (".meta/exemplar.py",),
}


@dataclass(frozen=True, slots=True)
class Exercise:
    """`config` is its own, `patterns` are the track's names of files; `root` is the folder that was given."""

    folder: Path
    root: Path
    slug: str
    name: str
    config: dict[str, Any]
    patterns: dict[str, Any]

    @property
    def place(self) -> str:
        return self.folder.relative_to(self.root).as_posix() if self.folder != self.root else self.slug

    def place_of(self, file: Path, line: int = 0) -> str:
        return place_of(file, self.root, line)

    def named(self, kind: str) -> list[str]:
        """The names of its files of a kind, as it says itself, else as the track does, else as is usual."""
        said = names_in(group_in(self.config, "files"), kind)
        usual = names_in(self.patterns, kind) or list(_PATTERNS.get(kind, ()))
        snake = self.slug.replace("-", "_")
        filled = (one.replace("%{snake_slug}", snake).replace("%{kebab_slug}", self.slug) for one in usual)
        return said or [one for one in filled if self.find(one)]

    def find(self, name: str) -> Path | None:
        """The file that `name` means, when it lies in this folder."""
        return file_at(self.folder, self.folder, name)

    def files(self, *kinds: str) -> list[Path]:
        return [file for kind in kinds for name in self.named(kind) if (file := self.find(name))]

    def text(self, name: str) -> str:
        """What is written in the file `name`; nothing when there is none."""
        file = self.find(name)
        try:
            return read_text(file, most=MOST_BYTES).strip("\n") if file else ""
        except OSError:
            return ""
