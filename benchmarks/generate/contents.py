"""Contents of generated lessons: the school's own texts and quizzes, each with a paragraph nobody else has."""

import json
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from benchmarks.generate.prose import Prose
from learning.lesson_types import compile_content
from learning.models.lesson import LessonType

LIBRARY = Path(settings.BASE_DIR) / "learning" / "library"


class Contents:
    """Hands out stored contents as JSON, by lesson type, in turn."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._texts = cycle([_compiled_text(path) for path in sorted(LIBRARY.glob("*/[0-9]*.md"))])
        self._quizzes = cycle([_compiled_quiz(path) for path in sorted(LIBRARY.glob("*/[0-9]*.yaml"))])

    def next(self, lesson_type: str) -> str:
        return self._next_quiz() if lesson_type == LessonType.QUIZ else self._next_text()

    def _next_text(self) -> str:
        text, more = next(self._texts), self._prose.words(40)
        return json.dumps(
            {
                "markdown": f"{text['markdown']}\n\n{more}",
                "html": f"{text['html']}\n<p>{more}</p>",
                "plain": f"{text['plain']}\n{more}",
            }
        )

    def _next_quiz(self) -> str:
        quiz, more = next(self._quizzes), self._prose.words(20)
        intro = {"intro": f"{quiz['intro']} {more}", "intro_html": f"{quiz['intro_html']}\n<p>{more}</p>"}
        return json.dumps({**quiz, **intro, "plain": f"{quiz['plain']}\n{more}"})


def _compiled_text(path: Path) -> dict[str, Any]:
    markdown = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    return compile_content(LessonType.TEXT, {"markdown": markdown})


def _compiled_quiz(path: Path) -> dict[str, Any]:
    file = yaml.safe_load(path.read_text(encoding="utf-8"))
    return compile_content(LessonType.QUIZ, {"intro": file.get("intro", ""), "questions": file["questions"]})
