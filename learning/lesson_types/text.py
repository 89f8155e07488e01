"""Text lessons: Markdown to read."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, text
from learning.lesson_types.kind import Answers, LessonKind
from learning.models.lesson import LessonType

_SCHEMA = Draft202012Validator(group({"markdown": text(100_000)}, required=("markdown",)))


FEWEST_WORDS, MOST_WORDS = 150, 1500


class TextLesson(LessonKind):
    key = "text"
    label = LessonType.TEXT.label
    source_keys = ("markdown",)
    source_example = '{"markdown": "…"}'
    body_template = "learning/_text.html"

    def find_problems(self, source: object) -> list[Problem]:
        problems = find_structural_problems(source, _SCHEMA)
        if not problems and isinstance(source, dict):
            problems = [problem.below("markdown") for problem in find_markdown_problems(source["markdown"])]
        return problems

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        markdown = source["markdown"].strip()
        return {"markdown": markdown, "html": PageRenderer().block(markdown), "plain": plain_text(markdown)}

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(content["plain"].split())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            yield f"Words in this lesson: {words}; between {FEWEST_WORDS} and {MOST_WORDS} reads best."

    def opening_words(self, content: dict[str, Any]) -> str:
        return str(content.get("plain", ""))[:1000]

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        return {"html": content["html"]}
