"""What a learner's classes ask of them, for the dashboard, the course and the class."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F

from learning.models import ClassAssignment, Course, UserProgress

# From so many days on it is said how many are left.
SOON_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Assigned:
    """One course that one class asks for, and where the learner is with it. `today` is the learner's day."""

    assignment: ClassAssignment
    progress: UserProgress | None
    today: date

    @property
    def course(self) -> Course:
        return self.assignment.course

    @property
    def is_finished(self) -> bool:
        return self.progress is not None and self.progress.completed_at is not None

    @property
    def state(self) -> str:
        """finished, overdue, today, soon, later (it has not begun), or open."""
        due, starts = self.assignment.due_on, self.assignment.starts_on
        if self.is_finished:
            return "finished"
        if due is not None and due < self.today:
            return "overdue"
        if starts is not None and starts > self.today:
            return "later"
        if due == self.today:
            return "today"
        return "soon" if due is not None and self.days_left <= SOON_DAYS else "open"

    @property
    def days_left(self) -> int:
        """Until the last day; zero without one."""
        return max((self.assignment.due_on - self.today).days, 0) if self.assignment.due_on else 0


def read_assigned(*, user_id: int, today: date, course: Course | None = None) -> list[Assigned]:
    """Of all classes of the learner, what is due first; of one `course` alone if it is given. Two queries at most."""
    given = ClassAssignment.objects.filter(
        school_class__memberships__user=user_id, school_class__memberships__removed_at=None, course__is_published=True
    )
    if course is not None:
        given = given.filter(course=course)
    rows = list(
        given.select_related("course", "school_class").order_by(F("due_on").asc(nulls_last=True), "course__title", "pk")
    )
    return _with_progress(rows, user_id=user_id, today=today)


def read_assigned_in(*, class_id: int, user_id: int, today: date) -> list[Assigned]:
    """The same of one class, whose page says so of itself."""
    return [row for row in read_assigned(user_id=user_id, today=today) if row.assignment.school_class_id == class_id]


def _with_progress(rows: list[ClassAssignment], *, user_id: int, today: date) -> list[Assigned]:
    if not rows:
        return []
    mine = UserProgress.objects.filter(user=user_id, course__in={row.course_id for row in rows})
    progress = {
        row.course_id: row for row in mine.select_related("current_lesson", "course").defer("current_lesson__content")
    }
    return [Assigned(row, progress.get(row.course_id), today) for row in rows]
