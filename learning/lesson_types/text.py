"""Text lessons: Markdown to read, step by step."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any, Final

from learning.content.problems import Problem, without_entries
from learning.lesson_types.kind import Answers, Trial
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.proving import prove_question
from learning.lesson_types.reading import ReadingKind, Step
from learning.lesson_types.text_blocks import blocks_structure, find_block_problems, join_blocks, split_blocks
from learning.lesson_types.text_source import compile_text, find_text_problems
from learning.models.lesson import LessonType

FEWEST_WORDS, MOST_WORDS = 150, 1500
MOST_STEP_WORDS: Final = 300


class TextLesson(ReadingKind):
    key = "text"
    label = LessonType.TEXT.label
    source_keys = ("markdown",)
    # "html" is what lessons had that were stored before there were steps.
    compiled_keys = ("steps", "html", "plain")
    body_template = "learning/_text.html"
    stylesheets = ("css/reading.css",)
    script = "js/quiz.js"
    # A question with two answers has one wrong one.
    fewest_wrong = 1

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        return blocks_structure()

    def to_form(self, source: dict[str, Any]) -> dict[str, Any]:
        return {"blocks": split_blocks(str(source.get("markdown", "")))}

    def from_form(self, form: dict[str, Any]) -> dict[str, Any]:
        return {"markdown": join_blocks(form.get("blocks", []))}

    def form_problems(self, form: dict[str, Any], found: list[Problem]) -> list[Problem]:
        return find_block_problems(form.get("blocks", []), found)

    def sound_part(self, form: dict[str, Any], problems: list[Problem]) -> dict[str, Any] | None:
        return without_entries(form, "blocks", problems)

    def find_problems(self, source: object) -> list[Problem]:
        return find_text_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_text(source)

    def steps(self, content: dict[str, Any]) -> list[Step]:
        """Those of a lesson that was stored before there were steps are made when they are asked for."""
        if "steps" in content:
            found: list[Step] = content["steps"]
            return found
        return _steps_of(content["markdown"])

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(content["plain"].split())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            yield f"Words in this lesson: {words}; between {FEWEST_WORDS} and {MOST_WORDS} reads best."
        for number, step in enumerate(content["steps"], 1):
            if step["words"] > MOST_STEP_WORDS:
                name = f'Step {number}, "{step["title"]}",' if step["title"] else f"Step {number}"
                yield f"{name} has {step['words']} words; with {MOST_STEP_WORDS} at most, people read them."

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        for step in self.steps(content):
            if step["check"]:
                question = draw_question(step["check"], seed=str(random.getrandbits(64)))
                yield from prove_question(question, exercise=step["check"]["id"])

    def opening_words(self, content: dict[str, Any]) -> str:
        return str(content.get("plain", ""))[:1000]

    def questions(self, content: dict[str, Any]) -> list[dict[str, Any]]:
        return [step["check"] for step in self.steps(content) if step["check"]]

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """All of the text; of its checks nothing."""
        shown = ("id", "title", "title_html", "html")
        return {"steps": [{key: step[key] for key in shown} for step in self.steps(content)]}  # type: ignore[literal-required]


@lru_cache(maxsize=64)
def _steps_of(markdown: str) -> list[Step]:
    steps: list[Step] = compile_text({"markdown": markdown})["steps"]
    return steps
