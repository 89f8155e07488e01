"""The tree of an OLX course: blocks, wherever each of them is written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.folders import place_of
from learning.imports.report import Report
from learning.imports.texts import shortened
from learning.imports.xml import Element, XmlBroken, line_of, read_xml_file, tag_of

# A pointer has nothing but the name of the file that it points to.
_POINTS: Final = {"url_name", "org", "course", "display_name", "filename", "slug"}
# What an export always writes in files of their own.
_WRITTEN: Final = ("chapter", "sequential", "vertical", "problem", "video")
_DEEPEST: Final = 24


@dataclass(frozen=True, slots=True)
class Block:
    """`file` is where it is written, `path` the titles that lead to it."""

    tag: str
    element: Element
    name: str
    title: str
    file: Path
    path: tuple[str, ...]

    def place(self, root: Path) -> str:
        where = place_of(self.file, root, line_of(self.element))
        return f"{where} ({' › '.join(self.path)})" if self.path else where


class Tree:
    """An OLX course below `root`, the folder of its course.xml."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root = root
        self.report = report
        self._told: set[Path] = set()
        self._policy: dict[str, dict[str, object]] = {}
        self._open: list[tuple[str, str]] = []

    def course(self) -> Block | None:
        """The whole; None when its file cannot be read."""
        file = self.root / "course.xml"
        try:
            element = read_xml_file(file)
        except XmlBroken as error:
            self.report.left_out("course.xml", str(error))
            return None
        self._policy = _read_policy(self.root, element.get("url_name") or "course")
        return self._block(element, file, ())

    def names(self, block: Block) -> frozenset[str]:
        """What links may call `block` by, and all that lies within it."""
        found = {block.name} if block.name else set[str]()
        for child in self.children(block):
            found |= self.names(child)
        return frozenset(found)

    def children(self, block: Block) -> Iterator[Block]:
        """Those of `block` that learners see."""
        key = (block.tag, block.name or str(id(block.element)))
        if len(self._open) >= _DEEPEST or key in self._open:
            self.report.left_out(block.place(self.root), _("It lies within itself, or too deep."))
            return
        self._open.append(key)
        for child in block.element:
            if not tag_of(child):
                continue
            found = self._block(child, block.file, block.path)
            if found is None:
                continue
            if found.element.get("visible_to_staff_only", "").lower() == "true":
                self.report.left_out(found.place(self.root), _("Only staff saw it."))
            else:
                yield found
        self._open.pop()

    def _block(self, element: Element, file: Path, path: tuple[str, ...]) -> Block | None:
        tag = tag_of(element)
        name = (element.get("url_name") or element.get("slug") or "").replace(":", "/")
        if name and not len(element) and not (element.text or "").strip() and set(element.attrib) <= _POINTS:
            target = self._file_of(tag, name)
            if target is not None:
                try:
                    element, file = read_xml_file(target), target
                except XmlBroken as error:
                    self._tell_once(target, str(error))
                    return None
                tag = tag_of(element)
            elif tag in _WRITTEN:
                self._tell_once(self.root / tag / f"{name}.xml", _("The file that is named for it is missing."))
                return None
        said = element.get("display_name") or self._policy.get(f"{tag}/{name}", {}).get("display_name") or ""
        title = shortened(str(said), 120)
        here = (*path, title) if title and tag not in ("course", "html", "problem", "video") else path
        return Block(tag, element, name, title, file, here)

    def _file_of(self, tag: str, name: str) -> Path | None:
        """Where a block of that name is written; never outside of the course."""
        file = self.root / tag / f"{name}.xml"
        try:
            is_below = file.resolve().is_relative_to(self.root.resolve())
            return file if is_below and file.is_file() else None
        except (OSError, ValueError):
            return None

    def _tell_once(self, file: Path, sentence: str) -> None:
        if file not in self._told:
            self._told.add(file)
            self.report.left_out(place_of(file, self.root), sentence)


def _read_policy(root: Path, name: str) -> dict[str, dict[str, object]]:
    """Titles of old exports, which stand in a file of their own."""
    for file in (root / "policies" / name / "policy.json", root / "policies" / f"{name}.json"):
        try:
            found = json.loads(file.read_text(errors="replace")) if file.stat().st_size < 4 * 2**20 else {}
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return {key: value for key, value in found.items() if isinstance(value, dict)}
    return {}
