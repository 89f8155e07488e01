"""What a report is. Each is one class, registered in the `ready()` of the room whose numbers it reads."""

from typing import ClassVar, Final, Literal

from django.utils.functional import Promise

from learning.insight.figures import Figure
from learning.insight.reading import Counts
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

Scope = Literal["school", "course", "lesson"]


class Report:
    """`order` says where it stands on its page. `about` says what is counted, and whom not."""

    key: ClassVar[str]  # stands in addresses
    title: ClassVar[str | Promise]
    about: ClassVar[str | Promise]
    scope: ClassVar[Scope] = "school"
    order: ClassVar[int]
    rollups: ClassVar[tuple[RollUp, ...]]

    def suits(self, lesson: Lesson) -> bool:
        """Whether a report of scope "lesson" has anything to say of this one."""
        return True

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        """Of what was counted in the school, `course` or `lesson`, by scope; `course` has its `lessons` at hand."""
        raise NotImplementedError


_reports: Final[dict[tuple[Scope, str], Report]] = {}


def register_report(report: Report) -> None:
    """Raises ValueError when its key is taken on its kind of page, or one of its roll-ups means another."""
    known = {rollup.name: rollup for rollup in all_rollups()}
    key = (report.scope, report.key)
    if key in _reports or any(known.get(each.name, each) != each for each in report.rollups):
        raise ValueError(f"There is a report or a roll-up called so already: {report.key}.")
    _reports[key] = report


def reports(scope: Scope) -> list[Report]:
    """Those of one kind of page, in its order."""
    return sorted((one for one in _reports.values() if one.scope == scope), key=lambda one: one.order)


def all_rollups() -> list[RollUp]:
    return list({rollup.name: rollup for report in _reports.values() for rollup in report.rollups}.values())
