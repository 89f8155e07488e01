"""Questions of quizzes: how hard they are, whether they tell apart who knows, and which wrong answer is taken."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.content.markdown import plain_text
from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share_of, together, within
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson
from learning.models.lesson import LessonType

ITEMS: Final = RollUp("items")
_HARDEST: Final = 12
_MOST_SIGNS: Final = 90
_TIMES: Final = {
    "1": gettext_lazy("Under 1 minute"),
    "2": gettext_lazy("1 to 2 minutes"),
    "5": gettext_lazy("2 to 5 minutes"),
    "10": gettext_lazy("5 to 10 minutes"),
    "30": gettext_lazy("10 to 30 minutes"),
    "more": gettext_lazy("Over 30 minutes"),
}


class Items(Report):
    key = "questions"
    title = gettext_lazy("Questions")
    about = gettext_lazy(
        "First attempts alone. “Strong” are learners who answered at least four in five of the other questions of "
        "their quiz rightly: a question that they do no better than others does not tell who knows."
    )
    scope = "lesson"
    order = 20
    rollups = (ITEMS,)

    def suits(self, lesson: Lesson) -> bool:
        return lesson.lesson_type == LessonType.QUIZ

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        lessons = [lesson] if lesson else []
        rows = list(_rows(counts, lessons, named=False))
        return [_figure(self.key, _("Each question, the hardest first"), rows), *_times(counts, lessons)]


class HardestItems(Report):
    key = "questions"
    title = gettext_lazy("The hardest questions")
    about = Items.about
    scope = "course"
    order = 30
    rollups = (ITEMS,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        lessons = [each for each in course.lessons.all() if each.lesson_type == LessonType.QUIZ] if course else []
        rows = [row for row in _rows(counts, lessons, named=True) if row.values[1] is not None]
        return [_figure(self.key, _("Questions that fewest answer rightly"), rows[:_HARDEST])] if lessons else []


def _figure(key: str, title: str, rows: list[Row]) -> Figure:
    columns = (
        Column("learners", _("Answered")),
        Column("right", _("Right"), "percent"),
        Column("right_strong", _("Right, of the strong"), "percent"),
        Column("right_weak", _("Right, of the others"), "percent"),
        Column("wrong_answer", _("Wrong answer most often taken"), "text"),
        Column("wrong_answer_by", _("Taken by")),
    )
    return Figure(key, title, _("Question"), columns, rows, "bars", "right")


def _rows(counts: Counts, lessons: Iterable[Lesson], *, named: bool) -> Iterator[Row]:
    """The hardest first, and then those of which too little is known."""
    found = []
    for lesson in lessons:
        told = counts.cells(ITEMS.name, lesson=lesson.pk)
        for question in lesson.content.get("questions", []):
            words = _shortened(plain_text(question["prompt"]))
            label = f"{lesson.sequence_number}. {lesson.title}: {words}" if named else words
            found.append(Row(label, _values(told, question), leads_to=lesson.slug if named else ""))
    yield from sorted(found, key=lambda row: (row.values[1] is None, row.values[1] or 0))


def _values(told: Mapping[str, int], question: Mapping[str, Any]) -> tuple[int | str | None, ...]:
    name = question["id"]
    right = {group: told.get(f"right|{group}|{name}", 0) for group in ("strong", "weak")}
    wrong = {group: told.get(f"wrong|{group}|{name}", 0) for group in ("strong", "weak")}
    answered = together((*right.values(), *wrong.values()))
    answer, taken = _most_taken(told, name)
    taken = within(taken, wrong.values())
    return (
        answered,
        share_of(list(right.values()), list(wrong.values())),
        *(share_of([right[group]], [wrong[group]]) for group in ("strong", "weak")),
        _in_words(answer, question) if taken else "",
        taken,
    )


def _most_taken(told: Mapping[str, int], name: str) -> tuple[str, int]:
    start = f"answer|{name}|"
    answers = {cell.removeprefix(start): count for cell, count in told.items() if cell.startswith(start)}
    return max(answers.items(), key=lambda one: one[1], default=("", 0))


def _in_words(answer: str, question: Mapping[str, Any]) -> str:
    """`answer`, JSON, as the question words it; options and items are kept by their ids."""
    given = json.loads(answer)
    choices = [*question.get("options", []), *question.get("items", [])]
    words = {one["id"]: plain_text(one["text"]) for one in choices if "id" in one}
    said = [words.get(str(one), str(one)) for one in (given if isinstance(given, list) else [given])]
    if isinstance(given, bool):
        said = [_("True") if given else _("False")]
    return _shortened("; ".join(said))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_SIGNS else f"{line[: _MOST_SIGNS - 1]}…"


def _times(counts: Counts, lessons: Iterable[Lesson]) -> Iterator[Figure]:
    for lesson in lessons:
        told = {key: counts.at(ITEMS.name, f"time|{key}", lesson=lesson.pk) for key in _TIMES}
        rows = [Row(str(label), (told[key],)) for key, label in _TIMES.items()]
        columns = (Column("learners", _("Learners")),)
        title, label = _("How long a first attempt was open"), _("Time")
        yield Figure("time", title, label, columns, rows, "bars", "learners")
