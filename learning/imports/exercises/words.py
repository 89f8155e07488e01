"""What is read before an exercise, and in it: steps have room for little."""

from typing import Final

from django.utils.translation import gettext as _

from learning.code.schema import LONGEST_STEPS
from learning.imports.course import ImportedLesson, ImportedText
from learning.imports.exercises.exercise import Exercise
from learning.imports.exercises.instructions import words_of
from learning.imports.links import waiting_link
from learning.imports.surroundings import Surroundings

_INTRODUCTION: Final = (".docs/introduction.md",)
_INSTRUCTIONS: Final = (".docs/instructions.md", ".docs/instructions.append.md")


def whole_text(exercise: Exercise, around: Surroundings) -> ImportedText:
    """All of it as a text lesson."""
    return _text(exercise, exercise.name, (*_INTRODUCTION, *_INSTRUCTIONS), around)


def words_of_exercise(exercise: Exercise, around: Surroundings) -> tuple[list[ImportedLesson], str]:
    """The text lessons before the exercise, and its steps."""
    whole = _joined(exercise, (*_INTRODUCTION, *_INSTRUCTIONS), around, top_heading=3)
    if len(whole) <= LONGEST_STEPS:
        return [], whole
    numbers = {"count": len(whole), "most": LONGEST_STEPS}
    steps = _joined(exercise, _INSTRUCTIONS, around, top_heading=3)
    if len(steps) <= LONGEST_STEPS:
        sentence = _("Introduction and instructions have %(count)d characters, and steps %(most)d at most: the"
                     " introduction is a text before it.")  # fmt: skip
        around.report.changed(exercise.place, sentence % numbers)
        title = _("%(title)s: introduction") % {"title": exercise.name}
        return [_text(exercise, title, _INTRODUCTION, around)], steps
    sentence = _("The instructions have %(count)d characters, and steps %(most)d at most: they are a text before it.")
    around.report.changed(exercise.place, sentence % numbers)
    text = _text(
        exercise, _("%(title)s: what to do") % {"title": exercise.name}, (*_INTRODUCTION, *_INSTRUCTIONS), around
    )
    (name,) = text.names
    return [text], _("What to write stands in the lesson before: [%(title)s](%(address)s)") % {
        "title": text.title.replace("[", "(").replace("]", ")"),
        "address": waiting_link(name),
    }


def _text(exercise: Exercise, title: str, files: tuple[str, ...], around: Surroundings) -> ImportedText:
    markdown = _joined(exercise, files, around, top_heading=2)
    return ImportedText(title, markdown, exercise.place, None, frozenset({f"{exercise.place}/{files[0]}"}))


def _joined(exercise: Exercise, files: tuple[str, ...], around: Surroundings, *, top_heading: int) -> str:
    parts = (words_of(exercise, name, around.at(f"{exercise.place}/{name}"), top_heading=top_heading) for name in files)
    return "\n\n".join(filter(None, parts))
