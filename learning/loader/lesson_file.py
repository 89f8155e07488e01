"""One lesson's file: Markdown with front matter, or YAML with a type."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone
from jsonschema import Draft202012Validator

from learning import lesson_types
from learning.content.facts import FACT_KEYS, find_fact_problems, read_month
from learning.content.problems import Problem
from learning.content.structure import (
    find_structural_problems,
    group,
    missing_key,
    text,
    unknown_key,
    unknown_word,
    whole_number,
)
from learning.content.yaml_source import YamlBroken, YamlDocument, read_yaml
from learning.lesson_types.text import TextLesson
from learning.loader.files import Unreadable, read_text
from learning.loader.front_matter import read_front_matter, take_title
from learning.loader.mistakes import Mistake
from learning.loader.pictures import Pictures
from learning.loader.source import LessonSource

_HEAD = {"title": text(120), "minutes": whole_number(1, 600), "completion_xp": whole_number(0, 10_000), **FACT_KEYS}
_SCORED_HEAD = _HEAD | {"perfect_score_xp": whole_number(0, 10_000)}


@dataclass
class WrittenLesson:
    """A lesson file taken apart: the head, and the source of its content; the type is empty where there is none."""

    document: YamlDocument
    lesson_type: str
    head: dict[str, Any]
    source: dict[str, Any]
    problems: list[Problem]
    body_line: int = 0  # where Markdown after front matter begins

    def mistake(self, file: Path, problem: Problem) -> Mistake:
        if self.body_line and problem.path[:1] == ("markdown",):
            return Mistake(file, self.body_line + (problem.line or 1) - 1, problem.sentence)
        return Mistake(file, self.document.line_of(problem.path, problem.line), str(problem))


def read_lesson_file(
    file: Path, number: int, slug: str, pictures: Pictures
) -> tuple[LessonSource | None, list[Mistake]]:
    """The compiled lesson, or None when a mistake keeps it from being read; warnings come with either."""
    try:
        written = take_apart(file)
    except (Unreadable, YamlBroken) as error:
        return None, [Mistake(file, error.line, error.sentence)]
    written.source = pictures.put_into(written.source)
    mistakes = [Mistake(file, slip.line, slip.sentence, slip.is_warning) for slip in written.document.slips]
    mistakes += (written.mistake(file, problem) for problem in _find_problems(written))
    if not all(mistake.is_warning for mistake in mistakes):
        return None, mistakes
    content = lesson_types.compile_valid(written.lesson_type, written.source)
    advice = lesson_types.kind_of(written.lesson_type).advise(content)
    mistakes += (Mistake(file, 1, sentence, is_warning=True) for sentence in advice)
    return _lesson(number, slug, written, content), mistakes


def take_apart(file: Path) -> WrittenLesson:
    """The file as it is written, with the mistakes of its keys alone. Raises Unreadable and YamlBroken."""
    return _read_markdown(read_text(file)) if file.suffix == ".md" else _read_yaml(read_text(file))


def find_head_problems(lesson_type: str, head: dict[str, Any]) -> list[Problem]:
    """What an author must change in title, minutes and what else stands above a lesson."""
    schema = Draft202012Validator(group(_head_schema(lesson_type), required=("title", "minutes")))
    shape = find_structural_problems(head, schema)
    return shape or list(find_fact_problems(head, today=timezone.localdate()))


def _read_markdown(words: str) -> WrittenLesson:
    document, body, body_line = read_front_matter(words)
    heading, body = take_title(body)
    if heading and isinstance(document.data, dict):
        document.data.setdefault("title", heading)
    written = _take_apart(document, TextLesson.key, known_source=())
    written.source["markdown"] = body
    written.body_line = body_line
    return written


def _read_yaml(words: str) -> WrittenLesson:
    document = read_yaml(words)
    lesson_type = document.data.get("type") if isinstance(document.data, dict) else None
    if isinstance(lesson_type, str) and lesson_type in lesson_types.LESSON_KINDS:
        kind = lesson_types.kind_of(lesson_type)
        return _take_apart(document, lesson_type, known_source=kind.source_keys)
    problem = Problem((), "Must be a group of keys: type, title, minutes and what the type needs.")
    if isinstance(document.data, dict):
        known = lesson_types.known_types()
        is_missing = "type" not in document.data
        problem = (
            Problem((), missing_key("type")) if is_missing else Problem(("type",), unknown_word(lesson_type, known))
        )
    return WrittenLesson(document, "", {}, {}, [problem])


def _take_apart(document: YamlDocument, lesson_type: str, *, known_source: tuple[str, ...]) -> WrittenLesson:
    data = document.data
    if not isinstance(data, dict):
        return WrittenLesson(
            document, lesson_type, {}, {}, [Problem((), "Must be a group of keys: title and minutes.")]
        )
    head_keys = [*_head_schema(lesson_type)]
    known = [*(["type"] if known_source else []), *head_keys, *known_source]
    return WrittenLesson(
        document,
        lesson_type,
        head={key: value for key, value in data.items() if key in head_keys},
        source={key: value for key, value in data.items() if key in known_source},
        problems=[Problem((key,), unknown_key(key, known)) for key in data if key not in known],
    )


def _find_problems(written: WrittenLesson) -> Iterator[Problem]:
    yield from written.problems
    if not written.lesson_type or not isinstance(written.document.data, dict):
        return
    yield from find_head_problems(written.lesson_type, written.head)
    yield from lesson_types.find_problems(written.lesson_type, written.source)


def head_structure(lesson_type: str) -> dict[str, Any]:
    """JSON Schema of what stands above a lesson."""
    return group(_head_schema(lesson_type), required=("title", "minutes"))


def _head_schema(lesson_type: str) -> dict[str, Any]:
    return _HEAD if lesson_types.worth_of(lesson_type).perfect_xp_setting is None else _SCORED_HEAD


def _lesson(number: int, slug: str, written: WrittenLesson, content: dict[str, Any]) -> LessonSource:
    return LessonSource(
        number=number,
        slug=slug,
        title=written.head["title"].strip(),
        lesson_type=written.lesson_type,
        content=content,
        minutes=int(written.head["minutes"]),
        completion_xp=written.head.get("completion_xp"),
        perfect_score_xp=written.head.get("perfect_score_xp"),
        sources=written.head.get("sources", []),
        checked_on=read_month(written.head.get("checked", "")),
    )
