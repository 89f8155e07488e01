"""How a class gets on, as a file for spreadsheets: what its page shows, and nothing else."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.classes.progress import ClassProgress, CourseLine, MemberLine

# A cell that begins so is run as a formula by spreadsheets.
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """What csv takes for a file: a line comes back as it was written."""

    def write(self, line: str) -> str:
        return line


def write_class_csv(progress: ClassProgress) -> Iterator[str]:
    """A line for each learner who agreed and each course, by name."""
    writer = csv.writer(_Echo())
    # The mark by which spreadsheets know UTF-8.
    yield "\ufeff" + writer.writerow(_headings())
    for member in progress.members:
        for line in member.courses:
            yield writer.writerow([_harmless(cell) for cell in _cells(member, line)])


def _headings() -> list[str]:
    return [
        *(_("Learner"), _("Course"), _("Due"), _("Lessons done"), _("Lessons in all"), _("Per cent")),
        *(_("Finished on"), _("Last active"), _("Stuck in"), _("Tries")),
    ]


def _cells(member: MemberLine, line: CourseLine) -> list[Any]:
    progress, stuck = line.progress, line.stuck
    finished = progress.completed_at.date() if progress and progress.completed_at else None
    return [
        *(member.membership.user.username, line.assignment.course.title, _day(line.assignment.due_on)),
        *(progress.lessons_completed if progress else 0, line.assignment.course.total_lessons, line.per_cent),
        *(_day(finished), _day(line.last_day)),
        *((stuck.title, stuck.tries) if stuck else ("", "")),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _harmless(cell: Any) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
