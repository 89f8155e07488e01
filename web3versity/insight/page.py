"""Reports as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from learning.insight.figures import Column, Figure
from learning.insight.reading import Counts
from learning.insight.report import Report
from learning.models import Course, Lesson
from web3versity.insight.drawings.drawing import draw
from web3versity.insight.wording import in_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`cells` are words, and whether they are a number."""

    label: str
    url: str
    cells: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """`name` is the id of its heading."""

    name: str
    figure: Figure
    drawing: SafeString
    rows: Sequence[ShownRow]


@dataclass(frozen=True, slots=True)
class ShownReport:
    report: Report
    figures: Sequence[ShownFigure]
    files: Sequence[tuple[str, str]]


def show_reports(
    reports: Iterable[Report], counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None
) -> list[ShownReport]:
    """Of the school, of `course` with its lessons at hand, or of one lesson of it; without those that have nothing."""
    slugs = [one.slug for one in (course, lesson) if one]
    view = ("insight-file", "insight-course-file", "insight-lesson-file")[len(slugs)]
    shown = []
    for report in reports:
        figures = report.figures(counts, course=course, lesson=lesson)
        files = [(kind.upper(), reverse(view, args=[*slugs, report.key, kind])) for kind in ("csv", "json")]
        drawn = [show_figure(figure, f"{report.key}-{figure.key}", course=course) for figure in figures]
        shown.append(ShownReport(report, drawn, files))
    return [one for one in shown if one.figures]


def show_figure(figure: Figure, name: str, *, course: Course | None = None) -> ShownFigure:
    """Rows lead to pages of lessons of `course`, or else of courses."""
    rows = [
        ShownRow(
            row.label,
            _address(row.leads_to, course),
            [_cell(value, column) for value, column in zip(row.values, figure.columns, strict=True)],
        )
        for row in figure.rows
    ]
    return ShownFigure(name, figure, draw(figure, name), rows)


def _address(slug: str, course: Course | None) -> str:
    if not slug:
        return ""
    return reverse("insight-lesson", args=[course.slug, slug]) if course else reverse("insight-course", args=[slug])


def _cell(value: int | str | None, column: Column) -> tuple[str, bool]:
    return in_words(value, column.unit), column.unit != "text"
