"""The clock of the library's courses: a script waits for a tenth of their time at least, the quickest never wait."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings

from learning.interactives import INTERACTIVES
from learning.interactives.proof import playthrough
from learning.lesson_types import kind_of
from learning.lesson_types.quiz_drawing import draw_quiz
from learning.lesson_types.reading import ReadingKind, words_to_read
from learning.loader.course_folder import read_course
from learning.loader.source import CourseSource, LessonSource
from learning.pace.least import seconds_to_do, seconds_to_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("learning_takes_time")]

LIBRARY: Final = Path(settings.BASE_DIR) / "learning" / "library"
# Words a minute of the quickest 20th of readers (docs/decisions/021).
QUICKEST: Final = 350
# To choose or type something and press a button, without a thought.
SECONDS_TO_ACT: Final = 2.0
# To work a number out and type it.
SECONDS_TO_RECKON: Final = 6.0
# To open a window of the wallet, read it, say yes, and see the block.
SECONDS_TO_SIGN: Final = 15.0
# To find a number in the explorer, and type it.
SECONDS_TO_LOOK_UP: Final = 25.0
# To write twelve words down, leave, and type them into another browser.
SECONDS_TO_RESTORE: Final = 60.0

COURSES: Final = sorted(file.parent.name for file in LIBRARY.glob("*/course.yaml"))
_TAG: Final = re.compile(r"<[^>]+>")


@cache
def course(slug: str) -> CourseSource:
    source = read_course(LIBRARY / slug).source
    assert source is not None
    return source


def least_seconds(lesson: LessonSource) -> int:
    """What the clock asks for before the lesson can be done."""
    kind = kind_of(lesson.lesson_type)
    if isinstance(kind, ReadingKind):
        return sum(seconds_to_read(words_to_read(step)) for step in kind.steps(lesson.content))
    return seconds_to_do(lesson.minutes)


def words_in(data: Any) -> int:
    """Of all texts anywhere in `data`, as they are read: without tags."""
    if isinstance(data, str):
        return len(unescape(_TAG.sub(" ", data)).split())
    if isinstance(data, dict):
        return sum(words_in(value) for value in data.values())
    return sum(words_in(value) for value in data) if isinstance(data, list | tuple) else 0


def quickest_seconds(lesson: LessonSource) -> float:
    """The quickest honest learner: reads every word once at the pace of the quickest, knows all, and slips nowhere."""
    return {
        "text": _of_text,
        "quiz": _of_quiz,
        "interactive": _of_interactive,
        "practical": _of_practical,
        "code_editor": _of_code,
    }[lesson.lesson_type](lesson.content)


def _of_text(content: dict[str, Any]) -> float:
    kind = kind_of("text")
    assert isinstance(kind, ReadingKind)
    steps = kind.steps(content)
    return sum(map(words_to_read, steps)) * 60 / QUICKEST + len(steps) * SECONDS_TO_ACT


def _of_quiz(content: dict[str, Any]) -> float:
    questions = draw_quiz(content, seed="a reader")["questions"]
    words = words_in(content["intro_html"]) + sum(map(_words_of_question, questions))
    acts = (SECONDS_TO_RECKON if question["kind"] == "numeric" else SECONDS_TO_ACT for question in questions)
    return words * 60 / QUICKEST + sum(acts)


def _words_of_question(question: dict[str, Any]) -> int:
    choices = [choice["html"] for choice in [*question.get("options", []), *question.get("items", [])]]
    return words_in([question["prompt_html"], choices, question.get("shows", [])])


def _of_interactive(content: dict[str, Any]) -> float:
    model = INTERACTIVES[content["model"]]
    words, acts = words_in([content["goal_html"], content["steps_html"]]), 0
    for state, _move in playthrough(model, seed="ab" * 16, options=content["options"], choose=model.solve):
        if not model.is_over(state):
            words += sum(map(words_in, _texts_of(model.show(state))))
            acts += 1 + len(model.show(state).fields)
    return words * 60 / QUICKEST + acts * SECONDS_TO_ACT


def _texts_of(screen: Any) -> Iterator[Any]:
    yield from (screen.title, list(screen.paragraphs), list(screen.facts))
    yield [str(screen.verdict.title), str(screen.verdict.says)] if screen.verdict else []
    for field in screen.fields:
        yield [
            str(field.label),
            [str(words) for _value, words in getattr(field, "choices", getattr(field, "items", []))],
        ]


def _of_practical(content: dict[str, Any]) -> float:
    words = words_in([content["html"], [check["says"] for check in content["checks"]]])
    return words * 60 / QUICKEST + sum(map(_seconds_of_check, content["checks"]))


def _seconds_of_check(check: dict[str, Any]) -> float:
    if check["kind"] == "answer":
        return SECONDS_TO_LOOK_UP
    return SECONDS_TO_RESTORE if check["expect"].get("session") == "other" else SECONDS_TO_SIGN


def _of_code(content: dict[str, Any]) -> float:
    """With pieces where there are some: all of them are read for each gap, or they could not be told apart."""
    shown = content["shown"][0]
    words, acts = words_in([shown["goal"], shown["steps"], shown["says"], content["stub"]]), 2
    if "lines" in content:
        lines = content["lines"]
        words += len(lines["right"]) * words_in([lines["right"], lines["spare"]])
        acts += len(lines["right"])
    else:
        acts += len(content["reference"].splitlines()) - len(content["stub"].splitlines())
    return words * 60 / QUICKEST + acts * SECONDS_TO_ACT


@pytest.mark.parametrize("slug", COURSES)
def test_a_script_waits_for_more_than_a_tenth_of_the_time_of_a_course(slug: str) -> None:
    """It knows every answer, and has everything open at once: only the clock holds it up."""
    lessons = course(slug).lessons
    assert sum(map(least_seconds, lessons)) > 60 * sum(lesson.minutes for lesson in lessons) / 10


@pytest.mark.parametrize("slug", COURSES)
def test_the_quickest_are_not_held_up_in_any_lesson(slug: str) -> None:
    held_up = {
        lesson.slug: (round(quickest_seconds(lesson)), least_seconds(lesson))
        for lesson in course(slug).lessons
        if quickest_seconds(lesson) < least_seconds(lesson)
    }
    assert held_up == {}
