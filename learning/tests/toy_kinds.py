"""Lesson kinds that are nothing but toys: what a new kind costs, and how it is met everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import QueryDict

from learning.content.problems import Problem
from learning.lesson_types import LESSON_KINDS, register_lesson_kind
from learning.lesson_types.kind import Answers, Grade, GradedLessonKind, GradingUnavailable, LessonKind, Submission
from learning.models import Lesson, QuizAttempt, User
from settings.registry import XP_COURSE_COMPLETE, XP_PERFECT_QUIZ


class ToyKind(GradedLessonKind):
    """Type the word, and half of it is right when its first letter is. Graded at once."""

    key = "interactive"
    label = "Toy"
    source_keys = ("word",)
    compiled_keys = ("plain",)
    body_template = "toy_lesson.html"
    xp_setting = XP_PERFECT_QUIZ
    xp_reason = "quiz_passed"
    activity = "quiz_complete"

    def find_problems(self, source: object) -> list[Problem]:
        fits = isinstance(source, dict) and isinstance(source.get("word"), str)
        return [] if fits else [Problem(("word",), "A toy needs a word.")]

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return source | {"plain": "Type the word"}

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        if len(content["word"]) < 3:
            yield "A short word is soon guessed."

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        return {"typed": (answers or {}).get("word", ""), "error": (errors or {}).get("word", "")}

    def page_state(self, lesson: Lesson, *, learner: User | None) -> dict[str, Any]:
        tries = QuizAttempt.objects.filter(user=learner, lesson=lesson).count() if learner else 0
        return {"tries": tries}

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        word = post.get("word", "")
        return Submission({"word": word}, {} if word else {"word": "Type a word first."})

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        same_letters = sum(one == other for one, other in zip(content["word"], answers["word"], strict=False))
        return Grade(100 * same_letters // len(content["word"]), feedback={"letters": same_letters})


class SlowToyKind(ToyKind):
    """The same, graded by a worker, which may be told that grading is away or broken."""

    key = "code_editor"
    label = "Slow toy"
    grades_in_worker = True
    perfect_xp_setting = XP_COURSE_COMPLETE
    trouble: Exception | None = None

    def grade(self, content: dict[str, Any], answers: Answers, *, user_id: int | None = None) -> Grade:
        if self.trouble:
            raise self.trouble
        return super().grade(content, answers, user_id=user_id)


AWAY = GradingUnavailable("The toy box is shut.")


@contextmanager
def registered(*kinds: LessonKind) -> Iterator[None]:
    """Instead of the real kinds of the same keys, for as long as this lasts."""
    real = {kind.key: LESSON_KINDS.pop(kind.key) for kind in kinds if kind.key in LESSON_KINDS}
    for kind in kinds:
        register_lesson_kind(kind)
    try:
        yield
    finally:
        for kind in kinds:
            del LESSON_KINDS[kind.key]
        LESSON_KINDS.update(real)
