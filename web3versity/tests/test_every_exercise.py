"""Each exercise of the library proves itself, and turns red when its reference is broken on purpose."""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from chain.practicals import proof
from learning.exercises.proof import find_faults
from learning.interactives import INTERACTIVES
from learning.interactives.model import InteractiveModel
from learning.interactives.parts import PartsModel
from learning.interactives.proof import FEWEST_BLUNDERS, MOST_MOVES, outcome_of, playthrough
from learning.interactives.screen import Move
from learning.lesson_types import kind_of
from learning.lesson_types.questions import QUESTION_KINDS
from learning.loader.course_folder import read_course
from learning.loader.source import LessonSource
from learning.management.commands.load_courses import LIBRARY
from learning.tests.library_code import shortest_of_each_language
from learning.tests.test_interactive_models import any_move

pytestmark = pytest.mark.django_db
# Lessons that hold nothing to do: texts without a check.
NOTHING_DONE = "text"
Playthrough = list[tuple[Any, Move]]
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
    """What is called the solution is what the lesson begins with, typed or put together."""
    monkeypatch.setitem(content, "reference", content["stub"])
    # What else is wrong stays so, and takes a compiler each.
    monkeypatch.setitem(content, "wrong", [])
    if "lines" in content:
        monkeypatch.setitem(content, "lines", content["lines"] | {"frame": content["stub"]})


BREAKS: dict[str, Break] = {
    "text": break_questions,
    "quiz": break_questions,
    "interactive": break_model,
    "practical": break_rehearsals,
    "code_editor": break_code,
}


def tried_daily() -> list[LessonSource]:
    """All but most code lessons, which take a compiler for each of their ways: of these one in each language."""
    daily = {name.rpartition("/")[2] for name in shortest_of_each_language()}
    return [lesson for lesson in lessons() if lesson.lesson_type != "code_editor" or lesson.slug in daily]


which_lessons = pytest.mark.parametrize("chosen", [tried_daily, pytest.param(lessons, marks=pytest.mark.thorough)])


def has_exercise(lesson: LessonSource) -> bool:
    return any(True for _trial in kind_of(lesson.lesson_type).prove(lesson.content, Random(1)))  # noqa: S311


@which_lessons
def test_every_exercise_of_the_library_proves_itself(chosen: Callable[[], list[LessonSource]]) -> None:
    faults = {lesson.slug: find_faults(lesson.lesson_type, lesson.content, draws=1) for lesson in chosen()}
    assert len(faults) > 30
    assert {slug: found for slug, found in faults.items() if found} == {}


@which_lessons
def test_every_exercise_turns_red_when_its_reference_is_broken(
    chosen: Callable[[], list[LessonSource]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question that is drawn, each check of a practical, each puzzle: not only one of a lesson."""
    for lesson in chosen():
        if not has_exercise(lesson):
            assert lesson.lesson_type == NOTHING_DONE
            continue
        with monkeypatch.context() as patch:
            BREAKS[lesson.lesson_type](patch, lesson.content)
            trials = list(kind_of(lesson.lesson_type).prove(lesson.content, Random("broken")))  # noqa: S311
        red = {trial.what: not trial.passed for trial in trials if trial.role == "reference"}
        assert red, lesson.slug
        assert all(red.values()), (lesson.slug, red)


@pytest.mark.parametrize("model", INTERACTIVES.values(), ids=lambda model: model.name)
def test_every_part_of_a_puzzle_turns_red_alone(model: InteractiveModel[Any]) -> None:
    """One move among right ones is another: then it is not all right any more. Predictions are free."""
    random = Random("broken")  # noqa: S311
    played = list(playthrough(model, seed="broken", options={}, choose=model.solve))[:-1]
    asked = [number for number, (_state, move) in enumerate(played) if move]
    green = [number for number in asked if not any(turns_red(model, number, played, random) for _try in range(12))]
    assert len(asked) - len(green) >= FEWEST_BLUNDERS
    if isinstance(model, PartsModel):
        assert all(model.parts[played[number][0].step].is_prediction for number in green)


def turns_red(model: InteractiveModel[Any], number: int, played: Playthrough, random: Random) -> bool:
    """Whether some other move at this place, and right ones before and after it, end below 100 %."""
    state, right = played[number]
    other = any_move(random, model.show(state))
    if other == right:
        return False
    made = iter(range(len(played) + MOST_MOVES))
    outcome = outcome_of(
        model, seed="broken", options={}, choose=lambda now: other if next(made) == number else model.solve(now)
    )
    return outcome.score_percentage < 100


def test_every_kind_of_exercise_is_among_those_that_are_broken() -> None:
    """A kind that no lesson uses would be broken by nobody."""
    used = lessons()
    assert {lesson.lesson_type for lesson in used if has_exercise(lesson)} <= set(BREAKS)
    assert {lesson.content["model"] for lesson in used if lesson.lesson_type == "interactive"} == set(INTERACTIVES)
    asked = [question for lesson in used for question in kind_of(lesson.lesson_type).questions(lesson.content)]
    assert {question["kind"] for question in asked} == set(QUESTION_KINDS)
    checks = [
        check["kind"] for lesson in used if lesson.lesson_type == "practical" for check in lesson.content["checks"]
    ]
    assert set(checks) >= set(proof._REHEARSALS)
