"""The lessons that a lesson of another school comes as: itself, or several where it is longer than one may be here."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.course import ImportedLesson, ImportedQuestion, ImportedQuiz, ImportedText
from learning.imports.markdown.mending import as_shown
from learning.imports.report import Report
from learning.imports.texts import plain_slug, unique
from learning.lesson_types.questions.source import find_question_problems
from learning.lesson_types.quiz_source import MOST_QUESTIONS

_LONGEST_TEXT: Final = 90_000  # characters; a lesson may have 100,000, checks included
_STEP: Final = re.compile(r"^(?=## )", re.MULTILINE)


def parts_of(lesson: ImportedLesson, report: Report) -> Iterator[ImportedLesson]:
    """`lesson`, or several in its place when it is longer than one may be; none when nothing of it is left."""
    if isinstance(lesson, ImportedText):
        yield from _text_parts(lesson, report)
        return
    if not isinstance(lesson, ImportedQuiz):
        yield lesson
        return
    questions = named_questions(lesson.questions, report)
    for start in range(0, len(questions), MOST_QUESTIONS):
        part = f" ({start // MOST_QUESTIONS + 1})" if len(questions) > MOST_QUESTIONS else ""
        intro = lesson.intro[:4000] if not start else ""
        yield ImportedQuiz(
            f"{lesson.title}{part}", lesson.place, intro, questions[start : start + MOST_QUESTIONS], lesson.names
        )


def named_questions(questions: list[ImportedQuestion], report: Report) -> list[ImportedQuestion]:
    """Those that are questions here, each with an id of its own; of the others it is told why they are none."""
    taken: set[str] = set()
    sound: list[ImportedQuestion] = []
    for question in questions:
        name = plain_slug(question.name or str(question.source["prompt"])[:60], "question")
        named = ImportedQuestion(question.source, question.place, unique(name, taken, longest=60))
        problems = find_question_problems(as_shown({"id": named.name, **named.source}))
        if problems:
            report.left_out(question.place, _("A question: %(why)s") % {"why": problems[0]})
        else:
            sound.append(named)
    return sound


def _text_parts(lesson: ImportedText, report: Report) -> Iterator[ImportedText]:
    if len(lesson.markdown) <= _LONGEST_TEXT:
        if lesson.markdown.strip():
            yield lesson
        else:
            report.left_out(lesson.place, _("It has no words: %(title)s") % {"title": lesson.title})
        return
    report.changed(lesson.place, _("It is longer than a lesson may be, and comes in parts."))
    part, number = "", 1
    for step in _STEP.split(lesson.markdown):
        if part and len(part) + len(step) > _LONGEST_TEXT:
            yield ImportedText(f"{lesson.title} ({number})", part, lesson.place, None, lesson.names)
            part, number = "", number + 1
        if len(step) > _LONGEST_TEXT:
            report.left_out(lesson.place, _("A step of more than %(most)d characters.") % {"most": _LONGEST_TEXT})
        else:
            part += step
    if part.strip():
        yield ImportedText(f"{lesson.title} ({number})", part, lesson.place, None, lesson.names)
