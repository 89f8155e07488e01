"""Which exercises a folder holds, in which order, and what their track says of them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.imports.exercises.exercise import Exercise
from learning.imports.exercises.json_files import group_in, list_in, names_in, read_json, words_in
from learning.imports.report import Report

_KINDS: Final = ("concept", "practice")
_NOT_OFFERED: Final = ("deprecated", "wip")


@dataclass(frozen=True, slots=True)
class Track:
    """`about` is its config.json, empty where there is none."""

    about: dict[str, Any]
    exercises: list[Exercise] = field(default_factory=list)


def exercise_folders(root: Path) -> Iterator[Path]:
    """Folders with instructions and what belongs to an exercise beside them, by their names."""
    for place, names, _files in os.walk(root):
        folder = Path(place)
        if _is_exercise(folder):
            names.clear()
            yield folder
        names[:] = sorted(name for name in names if not name.startswith(".") and name != "node_modules")


def read_track(root: Path, report: Report) -> Track:
    """All exercises: those that the track lists as it lists them, then the others. What it does not offer is told."""
    every = sorted(exercise_folders(root))
    folders = {folder.name: folder for folder in reversed(every)}
    about = _about(every, root)
    listed = [one for kind in _KINDS for one in list_in(group_in(about, "exercises"), kind) if isinstance(one, dict)]
    entries = {words_in(one, "slug"): one for one in reversed(listed)}
    first = [folders[slug] for slug in dict.fromkeys(words_in(one, "slug") for one in listed) if slug in folders]
    found: list[Exercise] = []
    for folder in dict.fromkeys([*first, *every]):
        entry = entries.get(folder.name, {})
        config = read_json(folder / ".meta" / "config.json")
        slug = _slug(folder, config)
        name = words_in(entry, "name") or _from_slug(slug)
        exercise = Exercise(folder, root, slug, name, config, group_in(about, "files"))
        if words_in(entry, "status") in _NOT_OFFERED:
            sentence = _('The track does not offer it: its status is "%(status)s".')
            report.left_out(exercise.place, sentence % {"status": words_in(entry, "status")})
        else:
            found.append(exercise)
    return Track(about, found)


def _is_exercise(folder: Path) -> bool:
    inside = (folder / ".docs", folder / ".meta")
    instructions = folder / ".docs" / "instructions.md"
    return (
        all(one.is_dir() and not one.is_symlink() for one in inside)
        and instructions.is_file()
        and not instructions.is_symlink()
    )


def _about(exercises: list[Path], root: Path) -> dict[str, Any]:
    """The nearest config.json above the exercises that lists any."""
    above = [folder for folder in exercises[0].parents if folder.is_relative_to(root)] if exercises else []
    found = (read_json(folder / "config.json") for folder in above)
    return next((one for one in found if group_in(one, "exercises")), {})


def _slug(folder: Path, config: dict[str, Any]) -> str:
    """The folder's name; of what was unpacked into a folder of ours, that of its solution."""
    if not folder.name.startswith("."):
        return folder.name
    solution = (names_in(group_in(config, "files"), "solution") or [""])[0]
    return Path(solution).stem or "exercise"


def _from_slug(slug: str) -> str:
    words = " ".join(slug.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]
