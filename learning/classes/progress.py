"""How a class gets on, for its teacher: of those alone who agreed to it, and of the assigned courses alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from learning.classes.stuck import Stuck, read_stuck
from learning.models import ClassAssignment, ClassMembership, SchoolClass, UserProgress

# Begun, not finished, and not opened for so many days.
PAUSED_DAYS: Final = 7
SORTS: Final = ("help", "name", "active")


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A learner in an assigned course."""

    assignment: ClassAssignment
    progress: UserProgress | None
    stuck: Stuck | None
    today: date

    @property
    def per_cent(self) -> int:
        return self.progress.progress_percentage if self.progress else 0

    @property
    def last_day(self) -> date | None:
        """When the learner last opened a lesson of it, or handed one in; on the teacher's clock."""
        moments = [self.progress.last_accessed_at] if self.progress else []
        moments += [self.stuck.last_tried_at] if self.stuck else []
        return timezone.localdate(max(moments)) if moments else None

    @property
    def state(self) -> str:
        """finished, stuck, paused, begun, or none."""
        if self.progress is not None and self.progress.completed_at is not None:
            return "finished"
        if self.stuck is not None:
            return "stuck"
        if self.progress is None or self.last_day is None:
            return "none"
        return "paused" if self.today - self.last_day > timedelta(days=PAUSED_DAYS) else "begun"

    @property
    def is_overdue(self) -> bool:
        return self.state != "finished" and self.assignment.is_overdue(self.today)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A learner who agreed, with a line for each assigned course."""

    membership: ClassMembership
    courses: list[CourseLine]

    @property
    def last_day(self) -> date | None:
        return max((line.last_day for line in self.courses if line.last_day), default=None)

    @property
    def needs_help(self) -> int:
        """The more, the sooner a teacher should look: stuck before paused before late."""
        return sum({"stuck": 4, "paused": 2}.get(line.state, 0) + line.is_overdue for line in self.courses)


@dataclass(frozen=True, slots=True)
class ClassProgress:
    """`unseen` are those in the class of whom nothing is shown: their number is all there is of them."""

    assignments: list[ClassAssignment]
    members: list[MemberLine]
    unseen: int

    @property
    def present(self) -> int:
        """How many are in the class."""
        return len(self.members) + self.unseen


def read_class_progress(school_class: SchoolClass, *, now: datetime, sort: str = "name") -> ClassProgress:
    """Five queries, whatever the class."""
    today = timezone.localdate(now)
    assignments = list(
        school_class.assignments.select_related("course").order_by("due_on", "course__title", "pk")  # no date: last
    )
    present = school_class.memberships.present()
    members = list(present.sharing().select_related("user").order_by("user__username"))
    user_ids, course_ids = [member.user_id for member in members], [row.course_id for row in assignments]
    of_them = UserProgress.objects.filter(user__in=user_ids, course__in=course_ids).select_related("current_lesson")
    progress = {(row.user_id, row.course_id): row for row in of_them.defer("current_lesson__content")}
    stuck = _latest(read_stuck(user_ids=user_ids, course_ids=course_ids))
    lines = [
        MemberLine(
            member,
            [
                CourseLine(row, progress.get(key), stuck.get(key), today)
                for row in assignments
                for key in [(member.user_id, row.course_id)]
            ],
        )
        for member in members
    ]
    return ClassProgress(assignments, _sorted(lines, sort), present.filter(agreed_at=None).count())


def _latest(found: Iterable[Stuck]) -> dict[tuple[int, int], Stuck]:
    latest: dict[tuple[int, int], Stuck] = {}
    for stuck in found:
        latest.setdefault((stuck.user_id, stuck.course_id), stuck)
    return latest


def _sorted(lines: list[MemberLine], sort: str) -> list[MemberLine]:
    if sort == "help":
        return sorted(lines, key=lambda line: -line.needs_help)
    if sort == "active":
        return sorted(lines, key=lambda line: line.last_day or date.min, reverse=True)
    return lines
