"""course.yaml."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from learning.content.problems import Problem
from learning.content.structure import declared, find_structural_problems, group, slug, text, whole_number
from learning.content.yaml_source import YamlBroken, read_yaml
from learning.loader.files import Unreadable, read_text
from learning.loader.mistakes import Mistake
from learning.loader.source import CourseDetails, PrerequisiteSource
from learning.models.course import Difficulty, Track

_PREREQUISITE = group({"course": slug(80), "required": {"type": "boolean", "default": True}}, required=("course",))
_SCHEMA = Draft202012Validator(
    group(
        {
            "title": text(120),
            "description": text(1000),
            "emoji": text(16),
            "track": {"enum": Track.values},
            "category": slug(40),
            "difficulty": {"enum": Difficulty.values},
            "estimated_hours": {"type": "number", "exclusiveMinimum": 0, "maximum": 500},
            "objectives": {"type": "array", "items": text(200), "minItems": 4, "maxItems": 6},
            "featured": {"type": "boolean"},
            "published": {"type": "boolean"},
            "prerequisites": {"type": "array", "items": _PREREQUISITE, "maxItems": 20},
            "completion_xp": whole_number(0, 100_000),
        },
        required=(
            *("title", "description", "emoji", "track", "category", "difficulty", "estimated_hours", "objectives"),
            "published",
        ),
    )
)


def details_structure() -> dict[str, Any]:
    """JSON Schema of course.yaml."""
    return declared(_SCHEMA)


def read_course_file(file: Path, course_slug: str) -> tuple[CourseDetails | None, list[Mistake]]:
    """The details, or None with the mistakes that keep them from being read."""
    try:
        document = read_yaml(read_text(file))
    except (Unreadable, YamlBroken) as error:
        return None, [Mistake(file, error.line, error.sentence)]
    mistakes = [Mistake(file, slip.line, slip.sentence, slip.is_warning) for slip in document.slips]
    problems = find_details_problems(document.data, course_slug)
    mistakes += (Mistake(file, document.line_of(problem.path), str(problem)) for problem in problems)
    if not all(mistake.is_warning for mistake in mistakes):
        return None, mistakes
    asked = document.data.get("prerequisites", [])
    lines = [document.line_of(("prerequisites", index)) for index in range(len(asked))]
    return _details(document.data, lines), mistakes


def find_details_problems(data: Any, course_slug: str) -> list[Problem]:
    """What an author must change in what course.yaml holds."""
    return find_structural_problems(data, _SCHEMA) or list(_find_problems(data, course_slug))


def _find_problems(data: dict[str, Any], course_slug: str) -> Iterator[Problem]:
    if _hours(data) != Decimal(str(data["estimated_hours"])):
        yield Problem(("estimated_hours",), "Must have at most one decimal, such as 1.5.")
    seen: set[str] = set()
    for index, prerequisite in enumerate(data.get("prerequisites", [])):
        name, path = prerequisite["course"], ("prerequisites", index, "course")
        if name == course_slug:
            yield Problem(path, "A course cannot ask for itself.")
        elif name in seen:
            yield Problem(path, f'"{name}" is asked for twice.')
        seen.add(name)


def _hours(data: dict[str, Any]) -> Decimal:
    return Decimal(str(data["estimated_hours"])).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _details(data: dict[str, Any], lines: list[int]) -> CourseDetails:
    return CourseDetails(
        title=data["title"].strip(),
        description=data["description"].strip(),
        emoji=data["emoji"].strip(),
        track=data["track"],
        category=data["category"],
        difficulty=data["difficulty"],
        estimated_hours=_hours(data),
        objectives=[objective.strip() for objective in data["objectives"]],
        is_published=data["published"],
        is_featured=data.get("featured", False),
        completion_xp=data.get("completion_xp"),
        prerequisites=[
            PrerequisiteSource(prerequisite["course"], prerequisite.get("required", True), line)
            for prerequisite, line in zip(data.get("prerequisites", []), lines, strict=True)
        ],
    )
