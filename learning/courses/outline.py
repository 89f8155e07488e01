"""A course's lessons in order, as the course page and the progress rail show them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import CharField, OuterRef, Subquery, Value
from django.urls import reverse

from learning.models import Course, Lesson, LessonCompletion
from learning.models.lesson import LessonType

if TYPE_CHECKING:
    from learning.models import UserProgress


@dataclass(frozen=True, slots=True)
class OutlineLesson:
    """One lesson as a line: `is_new` when it came after the learner had finished the course, `is_changed` when its
    author has changed it since the learner completed it."""

    pk: int
    slug: str
    title: str
    lesson_type: str
    duration_minutes: int
    is_completed: bool
    is_current: bool
    is_new: bool
    is_changed: bool
    course_slug: str

    def get_absolute_url(self) -> str:
        return reverse("learning:lesson", args=[self.course_slug, self.slug])

    def get_lesson_type_display(self) -> str:
        return str(LessonType(self.lesson_type).label)


def outline_of(
    course: Course, *, user_id: int | None, progress: "UserProgress | None" = None, current_id: int | None = None
) -> list[OutlineLesson]:
    """Every lesson of `course` without its content, in one query."""
    done: Subquery | Value = Value(None, CharField(null=True))
    if user_id is not None:
        completions = LessonCompletion.objects.filter(lesson_id=OuterRef("pk"), user_id=user_id)
        done = Subquery(completions.values("content_version"))
    rows = (
        course.lessons.order_by("sequence_number")
        .annotate(done=done)
        .values_list("pk", "slug", "title", "lesson_type", "duration_minutes", "created_at", "content_version", "done")
    )
    finished_at = progress.completed_at if progress else None
    return [
        OutlineLesson(
            pk=pk,
            slug=slug,
            title=title,
            lesson_type=lesson_type,
            duration_minutes=minutes,
            is_completed=done is not None,
            is_current=pk == current_id,
            is_new=finished_at is not None and created_at > finished_at and done is None,
            # Empty where nobody knows which content it was.
            is_changed=bool(done and version) and done != version,
            course_slug=course.slug,
        )
        for pk, slug, title, lesson_type, minutes, created_at, version, done in rows
    ]


def neighbours(outline: list[OutlineLesson], lesson: Lesson) -> tuple[OutlineLesson | None, OutlineLesson | None]:
    """The lessons before and after `lesson`, None at either end."""
    place = next(number for number, line in enumerate(outline) if line.pk == lesson.pk)
    before = outline[place - 1] if place > 0 else None
    after = outline[place + 1] if place + 1 < len(outline) else None
    return before, after


def resume_at(outline: list[OutlineLesson], progress: "UserProgress | None") -> OutlineLesson | None:
    """Where to go on: the lesson last open unless it is done, else the first that is not; the first when all are."""
    if progress is not None and progress.current_lesson_id:
        for line in outline:
            if line.pk == progress.current_lesson_id and not line.is_completed:
                return line
    return next((line for line in outline if not line.is_completed), outline[0] if outline else None)
