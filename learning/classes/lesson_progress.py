"""One assigned course, lesson by lesson, for the class's teacher: of those alone who agreed to it."""

from dataclasses import dataclass

from learning.classes.stuck import read_stuck
from learning.models import ClassMembership, Course, Lesson, LessonCompletion, SchoolClass, UserProgress


@dataclass(frozen=True, slots=True)
class Cell:
    """A learner at a lesson: done, stuck (after `tries`), here (it was open last) or open."""

    state: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class LearnerRow:
    membership: ClassMembership
    cells: list[Cell]

    @property
    def done(self) -> int:
        return sum(cell.state == "done" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class LessonColumn:
    """How many have done a lesson, and how many are stuck in it."""

    lesson: Lesson
    done: int
    stuck: int


@dataclass(frozen=True, slots=True)
class LessonProgress:
    columns: list[LessonColumn]
    rows: list[LearnerRow]


def read_lesson_progress(school_class: SchoolClass, course: Course) -> LessonProgress:
    """Five queries, whatever the class and the course."""
    lessons = list(course.lessons.defer("content").order_by("sequence_number"))
    members = list(school_class.memberships.sharing().select_related("user").order_by("user__username"))
    ids = [member.user_id for member in members]
    done = set(LessonCompletion.objects.filter(user__in=ids, course=course).values_list("user_id", "lesson_id"))
    tries = {(row.user_id, row.lesson_id): row.tries for row in read_stuck(user_ids=ids, course_ids=[course.pk])}
    here = set(UserProgress.objects.filter(user__in=ids, course=course).values_list("user_id", "current_lesson_id"))

    def cell(user_id: int, lesson_id: int) -> Cell:
        key = (user_id, lesson_id)
        if key in done:
            return Cell("done")
        if key in tries:
            return Cell("stuck", tries[key])
        return Cell("here" if key in here else "open")

    rows = [LearnerRow(member, [cell(member.user_id, lesson.pk) for lesson in lessons]) for member in members]
    columns = [
        LessonColumn(
            lesson,
            sum(row.cells[number].state == "done" for row in rows),
            sum(row.cells[number].state == "stuck" for row in rows),
        )
        for number, lesson in enumerate(lessons)
    ]
    return LessonProgress(columns, rows)
