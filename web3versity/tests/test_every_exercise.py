"""Each exercise of the library proves itself, and turns red when its reference is broken on purpose."""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from chain.practicals import proof
from learning.exercises.proof import find_faults
from learning.interactives import INTERACTIVES
from learning.interactives.screen import Move
from learning.lesson_types import kind_of
from learning.lesson_types.questions import QUESTION_KINDS
from learning.loader.course_folder import read_course
from learning.loader.source import LessonSource
from learning.management.commands.load_courses import LIBRARY

pytestmark = pytest.mark.django_db
# Lessons that hold nothing to do: texts without a check.
NOTHING_DONE = "text"
Break = Callable[[pytest.MonkeyPatch, dict[str, Any]], None]


@cache
def lessons() -> list[LessonSource]:
    courses = [read_course(folder).source for folder in sorted(LIBRARY.iterdir()) if (folder / "course.yaml").exists()]
    return [lesson for course in courses if course for lesson in course.lessons]


def break_questions(monkeypatch: pytest.MonkeyPatch, _content: dict[str, Any]) -> None:
    """What is called right is the first plausible wrong answer."""
    for kind in QUESTION_KINDS.values():
        monkeypatch.setattr(kind, "right_answer", lambda question, kind=kind: next(iter(kind.wrong_answers(question))))


def break_model(monkeypatch: pytest.MonkeyPatch, content: dict[str, Any]) -> None:
    """What is called the solution is the first blunder, which may itself ask for the solution of a part."""
    model = INTERACTIVES[content["model"]]
    solve, blunder = model.solve, next(iter(model.blunders().values()))
    is_blundering = False

    def solve_wrongly(state: Any) -> Move:
        nonlocal is_blundering
        if is_blundering:
            return solve(state)
        is_blundering = True
        try:
            return blunder(state)
        finally:
            is_blundering = False

    monkeypatch.setattr(model, "solve", solve_wrongly)


def break_rehearsals(monkeypatch: pytest.MonkeyPatch, _content: dict[str, Any]) -> None:
    """The right act is exchanged for the first wrong one."""

    def exchanged(rehearse: Callable[..., proof.Ways]) -> Callable[..., proof.Ways]:
        def ways(*asked: Any) -> Iterator[Any]:
            _right, *wrong = rehearse(*asked)
            yield from (wrong[0], *wrong)

        return ways

    broken = {name: exchanged(rehearse) for name, rehearse in proof._REHEARSALS.items()}
    monkeypatch.setattr(proof, "_REHEARSALS", broken)


def break_code(monkeypatch: pytest.MonkeyPatch, content: dict[str, Any]) -> None:
    """What is called the solution is what the lesson begins with."""
    monkeypatch.setitem(content, "reference", content["stub"])


BREAKS: dict[str, Break] = {
    "text": break_questions,
    "quiz": break_questions,
    "interactive": break_model,
    "practical": break_rehearsals,
    "code_editor": break_code,
}


def has_exercise(lesson: LessonSource) -> bool:
    return any(True for _trial in kind_of(lesson.lesson_type).prove(lesson.content, Random(1)))  # noqa: S311


def test_every_exercise_of_the_library_proves_itself() -> None:
    faults = {lesson.slug: find_faults(lesson.lesson_type, lesson.content, draws=2) for lesson in lessons()}
    assert len(faults) > 30
    assert {slug: found for slug, found in faults.items() if found} == {}


def test_every_exercise_turns_red_when_its_reference_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    for lesson in lessons():
        if not has_exercise(lesson):
            assert lesson.lesson_type == NOTHING_DONE
            continue
        with monkeypatch.context() as patch:
            BREAKS[lesson.lesson_type](patch, lesson.content)
            faults = find_faults(lesson.lesson_type, lesson.content, draws=1)
        assert any("The reference does not pass" in fault for fault in faults), lesson.slug
