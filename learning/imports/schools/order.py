"""Which files of a school are lessons, and in which order they are read."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from learning.content.yaml_source import YamlBroken, read_yaml
from learning.imports.folders import files_below
from learning.imports.schools.front_matter import Head
from learning.imports.texts import read_text

SUFFIXES: Final = (".md", ".mdx", ".markdown")
# Files about a repository, not of its course.
_ABOUT: Final = frozenset(
    "changelog contributing license licence code_of_conduct code-of-conduct security authors summary _sidebar _navbar"
    " pull_request_template issue_template todo _footer 404".split()
)
_INDEX: Final = ("index", "readme", "_index", "introduction", "+page")
_NUMBER: Final = re.compile(r"(\d+)")
_LINK: Final = re.compile(r"\]\(\s*<?([^()\s<>#]+\.(?:md|mdx|markdown))[^()]*\)")
_LISTS: Final = ("SUMMARY.md", "_sidebar.md")


def lesson_files(root: Path) -> list[Path]:
    return [file for file in files_below(root, *SUFFIXES) if file.stem.lower() not in _ABOUT]


def in_order(files: list[Path], heads: dict[Path, Head], root: Path) -> list[Path]:
    """As a table of contents says, then as a list of lessons says, else by places, numbers and names."""
    listed = [*_from_contents(root), *_from_metadata(root)]
    known = list(dict.fromkeys(file for file in listed if file in heads))
    rest = sorted((file for file in files if file not in set(known)), key=lambda file: _key(file, heads, root))
    return [*known, *rest]


def title_from_name(file: Path) -> str:
    """The name of a file, or of its folder for an index, as a title."""
    stem = file.parent.name if file.stem.lower() in _INDEX else file.stem
    words = " ".join(re.sub(r"[_\-+]+", " ", re.sub(r"^\d+[\s._-]+", "", stem)).split())
    return words[:1].upper() + words[1:]


def course_metadata(root: Path) -> dict[str, Any]:
    """What a file about the course says of it, where there is one."""
    for name in ("metadata.yml", "metadata.yaml", "course.yml", "mkdocs.yml", "_config.yml"):
        if isinstance(found := _read(root / name), dict):
            return found
    return {}


def _key(file: Path, heads: dict[Path, Head], root: Path) -> tuple[Any, ...]:
    """By folder: its own place, then the place of the file in it; indexes first."""
    folders = [root / folder for folder in [*reversed(file.relative_to(root).parents)][1:]]
    parts = [(_place_of_folder(folder), _natural(folder.name)) for folder in folders]
    order = heads[file].order()
    is_index = file.stem.lower() in _INDEX
    parts.append((-1.0 if is_index else order if order is not None else 1e6, _natural(file.stem)))
    return tuple(parts)


def _place_of_folder(folder: Path) -> float:
    """Docusaurus keeps it in a file of its own."""
    file = folder / "_category_.json"
    try:
        place = json.loads(read_text(file)).get("position") if file.is_file() else None
    except (ValueError, AttributeError, RecursionError):
        return 1e6
    return float(place) if isinstance(place, int | float) else 1e6


def _natural(name: str) -> tuple[Any, ...]:
    """ "2-two" before "10-ten"."""
    return tuple((0, int(part), "") if part.isdecimal() and len(part) < 10 else (1, 0, part.lower())
                 for part in _NUMBER.split(name) if part)  # fmt: skip


def _from_contents(root: Path) -> Iterator[Path]:
    for name in _LISTS:
        for file in (root / name, root / "docs" / name, root / "src" / name):
            if file.is_file():
                yield from ((file.parent / target).resolve() for target in _LINK.findall(read_text(file)))
                return
    nav = course_metadata(root).get("nav")
    yield from ((root / "docs" / target).resolve() for target in _targets(nav))


def _from_metadata(root: Path) -> Iterator[Path]:
    """ "lessons: [first, second]" beside the files."""
    for file in [root / "metadata.yml", *sorted(root.glob("*/metadata.yml"))]:
        found = _read(file)
        names = found.get("lessons") if isinstance(found, dict) else None
        for name in names if isinstance(names, list) else ():
            for suffix in SUFFIXES:
                if isinstance(name, str) and (lesson := file.parent / f"{name}{suffix}").is_file():
                    yield lesson.resolve()


def _targets(nav: Any, depth: int = 0) -> Iterator[str]:
    """Files in a tree of lists and groups."""
    if isinstance(nav, str) and nav.endswith(SUFFIXES):
        yield nav
    elif depth < 12:
        for one in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
            yield from _targets(one, depth + 1)


def _read(file: Path) -> Any:
    try:
        return read_yaml(read_text(file)).data if file.is_file() else None
    except (YamlBroken, RecursionError):
        return None
