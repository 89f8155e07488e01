"""The pictures of a course's folder: found, encoded, and put into the Markdown of its lessons by their addresses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from learning.content.pictures.address import address_of
from learning.content.pictures.encoding import Picture, PictureUnusable, encode_picture
from learning.loader.files import IMAGE_FOLDER, IMAGE_SUFFIXES
from learning.loader.mistakes import Mistake

_LONGEST_NAME: Final = 80
# ![words](name.png "caption"): the name alone is exchanged.
_NAMED: Final = re.compile(r"(!\[[^\]]*\]\(\s*<?)(?:\./)?([^\s<>()\"']+)")


class Pictures:
    """Those of one course. `used` are the ones that a lesson shows, by their names in the database."""

    def __init__(self, files: list[Path]) -> None:
        self.mistakes: list[Mistake] = []
        self.used: dict[str, Picture] = {}
        self._encoded: dict[str, Picture] = {}
        self._files: dict[str, Path] = {}
        self._shown: set[str] = set()
        for file in files:
            if file.suffix.lower() in IMAGE_SUFFIXES:
                self._read(file)

    def put_into(self, source: Any) -> Any:
        """`source` of a lesson with addresses in the place of names, in every text of it."""
        if isinstance(source, str):
            return _NAMED.sub(self._exchange, source)
        if isinstance(source, Mapping):
            return {key: self.put_into(value) for key, value in source.items()}
        if isinstance(source, list):
            return [self.put_into(value) for value in source]
        return source

    def by_name(self) -> dict[str, Picture]:
        """All of them, by their names in the database; the same picture under two file names is one."""
        found: dict[str, Picture] = {}
        for picture in self._encoded.values():
            found.setdefault(picture.name, picture)
        return found

    def find_unused(self) -> Iterator[Mistake]:
        for name, file in self._files.items():
            if name not in self._shown:
                yield Mistake(file, 0, "No lesson shows this picture.", is_warning=True)

    def _read(self, file: Path) -> None:
        if file.name in self._files:
            self.mistakes.append(
                Mistake(file, 0, f"There is another picture with this name: {self._files[file.name]}.")
            )
            return
        self._files[file.name] = file
        try:
            self._encoded[file.name] = replace(encode_picture(file.read_bytes()), file_name=file.name[:_LONGEST_NAME])
        except PictureUnusable as error:
            self.mistakes.append(Mistake(file, 0, str(error)))

    def _exchange(self, found: re.Match[str]) -> str:
        name = found[2].removeprefix(f"{IMAGE_FOLDER}/")
        self._shown.add(name)
        picture = self._encoded.get(name)
        if picture is None:
            return found[0]
        self.used.setdefault(picture.name, picture)
        return f"{found[1]}{address_of(picture.name)}"
