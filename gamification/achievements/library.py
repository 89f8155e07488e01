"""The badges the school ships, from gamification/library/achievements.yaml into the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from gamification.models import Achievement

LIBRARY: Final = Path(__file__).parent.parent / "library" / "achievements.yaml"
# A badge's key in the file, and the column it fills.
COLUMNS: Final = {
    "slug": "slug",
    "name": "name",
    "description": "description",
    "emoji": "icon_emoji",
    "category": "category",
    "rarity": "rarity",
    "xp_reward": "xp_reward",
    "criteria": "criteria",
}


class BadgeMistakes(Exception):
    """The file is wrong; `sentences` say where (file and line) and what, one for each mistake. Nothing was loaded."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Loaded:
    """Slugs of the badges, by what became of them. `kept` are those the database has otherwise than the file."""

    created: list[str]
    updated: list[str]
    kept: list[str]


@transaction.atomic
def load_badges(path: Path = LIBRARY, *, update: bool = False) -> Loaded:
    """Create the badges of `path` that are missing, by slug; with `update`, make the others say what the file says.

    Whether a badge is active, and who holds it, is never changed. Raises BadgeMistakes before anything is written.
    """
    wanted = read_badges(path)
    present = Achievement.objects.in_bulk([badge.slug for badge in wanted], field_name="slug")
    created: list[str] = []
    updated: list[str] = []
    kept: list[str] = []
    for badge in wanted:
        known = present.get(badge.slug)
        if known is None:
            badge.save()
            created.append(badge.slug)
        elif changed := [column for column in COLUMNS.values() if getattr(known, column) != getattr(badge, column)]:
            if update:
                for column in changed:
                    setattr(known, column, getattr(badge, column))
                known.save(update_fields=changed)
            (updated if update else kept).append(badge.slug)
    return Loaded(created, updated, kept)


def read_badges(path: Path) -> list[Achievement]:
    """The badges of `path`, checked but not saved. Raises BadgeMistakes naming every mistake that can be seen."""
    mistakes: list[str] = []
    badges: dict[str, Achievement] = {}
    try:
        entries = list(_entries(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it holds signs that YAML does not allow"
        raise BadgeMistakes([f"{path.name}, line {mark.line + 1 if mark else 1}: not YAML: {reason}."]) from error
    if not entries:
        raise BadgeMistakes([f"{path.name}, line 1: the file must be a list of badges, and has none."])
    for fields, lines, first_line in entries:
        found = list(_mistakes_in(fields, badges))
        mistakes += [f"{path.name}, line {lines.get(key, first_line)}: {sentence}" for key, sentence in found]
        if not found:
            badges[fields["slug"]] = Achievement(**{COLUMNS[key]: value for key, value in fields.items()})
    if mistakes:
        raise BadgeMistakes(mistakes)
    return list(badges.values())


def _entries(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, int], int]]:
    """Each badge of the file as written, with the line of each of its keys and the line it begins on."""
    loader = yaml.SafeLoader(path.read_text(encoding="utf-8"))
    root = loader.get_single_node()
    for node in root.value if isinstance(root, yaml.SequenceNode) else []:
        first_line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            lines = {str(key.value): key.start_mark.line + 1 for key, _value in node.value}
            fields = {str(key): value for key, value in loader.construct_mapping(node, deep=True).items()}
            yield fields, lines, first_line
        else:
            yield {}, {}, first_line


def _mistakes_in(fields: dict[str, Any], earlier: dict[str, Achievement]) -> Iterator[tuple[str, str]]:
    """Pairs of the key that is wrong and a sentence about it."""
    for key in fields:
        if key not in COLUMNS:
            yield key, f"a badge has no {key}; it has {', '.join(COLUMNS)}."
    for key in COLUMNS:
        if key not in fields:
            yield "slug", f"{fields.get('slug', 'this badge')} has no {key}."
    if isinstance(fields.get("slug"), str) and fields["slug"] in earlier:
        yield "slug", f"{fields['slug']} stands in the file twice."
    badge = Achievement(**{column: fields.get(key) for key, column in COLUMNS.items()})
    try:
        badge.clean_fields(exclude=[column for key, column in COLUMNS.items() if key not in fields])
    except ValidationError as error:
        keys = {column: key for key, column in COLUMNS.items()}
        for column, sentences in error.message_dict.items():
            yield from ((keys[column], f"{keys[column]}: {sentence}") for sentence in sentences)
