"""The kind of lesson in which code is written."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext

from learning.code.schema import FEWEST_WRONG
from learning.code.source import COMPILED, SOURCE, compile_code, find_code_problems
from learning.content.problems import Problem
from learning.lesson_types.kind import Answers, GradedLessonKind
from learning.models.lesson import LessonType

MOST_WORDS = 300


class CodeLesson(GradedLessonKind):
    key = "code_editor"
    label = LessonType.CODE_EDITOR.label
    source_keys = SOURCE
    compiled_keys = COMPILED
    source_example = '{"language": "python", "goal": "…", "steps": "…", "stub": "…", "variants": [], "checks": []}'
    fewest_wrong = FEWEST_WRONG
    body_template = "learning/code/lesson.html"
    answer_template = "learning/code/result.html"
    stylesheets = ("css/code.css", "css/editor.css")
    script = "js/code.js"
    grades_in_worker = True

    def find_problems(self, source: object) -> list[Problem]:
        return find_code_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_code(source)

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(content["plain"].split())
        if words > MOST_WORDS:
            yield f"The steps have {words} words; with {MOST_WORDS} at most, people read them."
        if "lines" not in content:
            yield 'Nobody can do this without typing: add "lines".'

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
        """What everybody sees who looks in: the first variant, and nothing of what is run."""
        shown = content["shown"][0]
        return {"goal": shown["goal"], "steps": shown["steps"], "language": content["language"], "says": shown["says"]}

    def counted(self, count: int) -> str:
        return ngettext("%(count)d program written", "%(count)d programs written", count) % {"count": count}
