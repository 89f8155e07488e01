"""Interactive lessons: a model (learning/interactives/), its goal, steps, hints and debrief. All of it pure."""

from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from json import dumps
from random import Random
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import ngettext
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.structure import declared, find_structural_problems, group, text, unknown_word
from learning.content.typed_number import shown_again
from learning.interactives import INTERACTIVES
from learning.interactives.model import InteractiveModel, play
from learning.interactives.presented import present_screen
from learning.interactives.proof import outcome_of
from learning.interactives.reading import read_move
from learning.lesson_types.evidence import Facts
from learning.lesson_types.kind import Answers, Grade, Submission, Trial
from learning.lesson_types.stepped import Moves, SteppedLessonKind
from learning.models import QuizAttempt
from learning.models.lesson import LessonType

PASSING_SCORE: Final = 80
HINTS: Final = 3
MOST_STEP_WORDS: Final = 300
# More fields than any form here has.
_MOST_FIELDS: Final = 40

_SCHEMA = Draft202012Validator(
    group(
        {
            "model": text(60),
            "goal": text(600),
            "steps": text(6000),
            "hints": {"type": "array", "items": text(1000), "minItems": HINTS, "maxItems": HINTS},
            "options": {"type": "object"},
            "debrief": text(6000),
        },
        required=("model", "goal", "steps", "hints", "debrief"),
    )
)


class InteractiveLesson(SteppedLessonKind):
    key = "interactive"
    label = LessonType.INTERACTIVE.label
    source_keys = ("model", "goal", "steps", "hints", "options", "debrief")
    compiled_keys = ("goal_html", "steps_html", "hints_html", "debrief_html", "plain")
    body_template = "learning/_interactive.html"
    review_template = "learning/_interactive_review.html"
    stylesheets = ("css/interactive.css",)
    script = "js/quiz.js"
    has_pauses = True

    def find_problems(self, source: object) -> list[Problem]:
        problems = find_structural_problems(source, _SCHEMA)
        if problems or not isinstance(source, dict):
            return problems
        model = INTERACTIVES.get(source["model"])
        if model is None:
            return [Problem(("model",), unknown_word(source["model"], sorted(INTERACTIVES)))]
        options = Draft202012Validator(group(dict(model.options)))
        problems += (found.below("options") for found in find_structural_problems(source.get("options", {}), options))
        for key in ("goal", "steps", "debrief"):
            problems += (found.below(key) for found in find_markdown_problems(source[key]))
        for number, hint in enumerate(source["hints"]):
            problems += (found.below("hints", number) for found in find_markdown_problems(hint))
        return problems

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        """With the options of the model that is chosen."""
        schema = declared(_SCHEMA)
        model = INTERACTIVES.get(str(source.get("model")))
        chosen = {"model": {"enum": sorted(INTERACTIVES)}, "options": group(dict(model.options if model else {}))}
        return schema | {"properties": schema["properties"] | chosen}

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        page = PageRenderer()
        texts = {key: source[key].strip() for key in ("goal", "steps", "debrief")}
        hints = [hint.strip() for hint in source["hints"]]
        return {
            "model": source["model"],
            "options": source.get("options", {}),
            **texts,
            "hints": hints,
            **{f"{key}_html": page.block(words) for key, words in texts.items()},
            "hints_html": [page.block(hint) for hint in hints],
            "plain": "\n".join(plain_text(texts[key]) for key in ("goal", "steps")),
        }

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(plain_text(content["steps"]).split())
        if words > MOST_STEP_WORDS:
            yield f"The steps have {words} words; with {MOST_STEP_WORDS} at most, people read them."

    def opening_words(self, content: dict[str, Any]) -> str:
        return str(content.get("plain", ""))[:1000]

    def passing_score(self) -> int:
        return PASSING_SCORE

    def edition(self, content: dict[str, Any]) -> str:
        model = _model_of(content)
        options = sha256(dumps(content["options"], sort_keys=True).encode()).hexdigest()[:12]
        return f"{model.name} {model.version} {options}"

    def step_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        moves: Moves,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        screen = _model_of(content).show(_state_of(content, seed, moves))
        return {
            "goal_html": content["goal_html"],
            "steps_html": content["steps_html"],
            "hints_html": content["hints_html"],
            "is_begun": bool(moves),
            "screen": present_screen(screen, answers or {}, errors or {}),
        }

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        """What was typed, to show it again; a move is read by read_move()."""
        return Submission({name: shown_again(str(post.get(name, ""))) for name in list(post)[:_MOST_FIELDS]})

    def read_move(self, content: dict[str, Any], post: QueryDict, *, seed: str, moves: Moves) -> Submission:
        reading = read_move(_model_of(content).show(_state_of(content, seed, moves)), post)
        return Submission(dict(reading.typed), reading.errors) if reading.errors else Submission(reading.move)

    def is_over(self, content: dict[str, Any], *, seed: str, moves: Moves) -> bool:
        return _model_of(content).is_over(_state_of(content, seed, moves))

    def grade_moves(self, content: dict[str, Any], *, seed: str, moves: Moves) -> Grade:
        outcome = _model_of(content).judge(_state_of(content, seed, moves))
        return Grade(outcome.score_percentage, feedback={"findings": [asdict(one) for one in outcome.findings]})

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        """Without its draw nothing can be judged, so that it is worth nothing."""
        return Grade(0)

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        model, options = _model_of(content), content["options"]
        seed = str(random.getrandbits(64))
        is_over = self.is_over(content, seed=seed, moves=[])
        yield Trial("untouched", "no move at all", is_over or self.grade(content, {}).score_percentage > 0)
        # What a model calls right must be all right.
        solved = outcome_of(model, seed=seed, options=options, choose=model.solve)
        yield Trial("reference", "solve", solved.score_percentage == 100)
        for name, blunder in model.blunders().items():
            outcome = outcome_of(model, seed=seed, options=options, choose=blunder)
            yield Trial("wrong", name, outcome.score_percentage >= PASSING_SCORE)

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> dict[str, Any]:
        return {"findings": feedback.get("findings", []), "debrief_html": content["debrief_html"]}

    def attempt_facts(self, attempt: QuizAttempt) -> Facts:
        findings = attempt.feedback.get("findings", [])
        return {
            "model": attempt.lesson.content.get("model", ""),
            "right": sum(bool(finding.get("is_right")) for finding in findings),
            "of": len(findings),
        }

    def evidence_words(self, facts: Facts) -> str:
        if "of" not in facts:
            return super().evidence_words(facts)
        model = INTERACTIVES.get(facts["model"])
        said = model.proves if model else InteractiveModel.proves
        return str(said) % {"right": facts["right"], "of": facts["of"]}

    def counted(self, count: int) -> str:
        return ngettext("%(count)d puzzle solved", "%(count)d puzzles solved", count) % {"count": count}


def _model_of(content: dict[str, Any]) -> InteractiveModel[Any]:
    return INTERACTIVES[content["model"]]


def _state_of(content: dict[str, Any], seed: str, moves: Moves) -> Any:
    return play(_model_of(content), seed=seed, options=content["options"], moves=moves)
