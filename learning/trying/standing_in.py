"""What stands in for a lesson and its course on the page of a lesson that is not published."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from learning.models import LessonDraft


@dataclass(frozen=True, slots=True)
class TriedCourse:
    slug: str
    title: str

    def get_absolute_url(self) -> str:
        return reverse("learning:studio-course", args=[self.slug])


@dataclass(frozen=True, slots=True)
class TriedLesson:
    course: TriedCourse
    slug: str
    title: str
    lesson_type: str
    content: dict[str, Any] = field(default_factory=dict)

    def get_absolute_url(self) -> str:
        return reverse("learning:studio-try", args=[self.course.slug, self.slug])


def stand_in(lesson: LessonDraft, content: dict[str, Any]) -> TriedLesson:
    course = TriedCourse(lesson.draft.course.slug, str(lesson.draft))
    return TriedLesson(course, lesson.slug, lesson.title, lesson.lesson_type, content)


def page_of(tried: TriedLesson) -> dict[str, Any]:
    """What the templates of lessons ask for beside the lesson's own body."""
    return {"lesson": tried, "course": tried.course, "try_url": tried.get_absolute_url()}
