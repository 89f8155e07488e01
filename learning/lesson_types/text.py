"""Text lessons: Markdown to read."""

from typing import Any

from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, text
from learning.lesson_types.kind import Answers, Grade

_SCHEMA = Draft202012Validator(group({"markdown": text(100_000)}, required=("markdown",)))


class TextLesson:
    source_keys = ("markdown",)

    def source_of(self, content: Any) -> Any:
        if not isinstance(content, dict):
            return content
        return {key: value for key, value in content.items() if key not in ("html", "plain")}

    def find_problems(self, source: object) -> list[Problem]:
        problems = find_structural_problems(source, _SCHEMA)
        if not problems and isinstance(source, dict):
            problems = [problem.below("markdown") for problem in find_markdown_problems(source["markdown"])]
        return problems

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        markdown = source["markdown"].strip()
        return {"markdown": markdown, "html": PageRenderer().block(markdown), "plain": plain_text(markdown)}

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        return {"html": content["html"]}

    def grade(self, content: dict[str, Any], answers: Answers) -> Grade | None:
        return None
