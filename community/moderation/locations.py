"""Where a thread stands, and where it can be moved to."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from community.models import Discussion
from community.models.discussion import DiscussionCategory
from learning.content.isolation import isolate
from learning.models import Course, Lesson

NOWHERE: Final = ""


@dataclass(frozen=True, slots=True)
class ThreadLocation:
    """Where a thread stands. A lesson brings its course with it."""

    category: str
    course_id: int | None = None
    lesson_id: int | None = None


def location_of(thread: Discussion) -> ThreadLocation:
    return ThreadLocation(thread.category, thread.course_id, thread.lesson_id)


def subject_choices(*, also: int | None = None) -> list[tuple[str, Any]]:
    """No course, or each published course with its lessons; `also` is a course to list though it may be unpublished.

    Two queries.
    """
    courses = Course.objects.filter(is_published=True) | Course.objects.filter(pk=also or 0)
    titles = dict(courses.order_by("title").values_list("pk", "title"))
    groups: dict[int, list[tuple[str, str]]] = {pk: [(f"course:{pk}", _("The whole course"))] for pk in titles}
    lessons = Lesson.objects.filter(course__in=titles).order_by("sequence_number")
    for pk, course_id, title in lessons.values_list("pk", "course_id", "title"):
        groups[course_id].append((f"lesson:{pk}", isolate(title)))
    return [(NOWHERE, _("No course")), *((isolate(titles[pk]), choices) for pk, choices in groups.items())]


def subject_of(location: ThreadLocation) -> str:
    if location.lesson_id is not None:
        return f"lesson:{location.lesson_id}"
    return NOWHERE if location.course_id is None else f"course:{location.course_id}"


def parse_location(category: str, subject: str) -> ThreadLocation:
    """The location for a subject that was among subject_choices()."""
    kind, _sep, text = subject.partition(":")
    if kind == "lesson":
        course_id = Lesson.objects.values_list("course_id", flat=True).get(pk=int(text))
        return ThreadLocation(category, course_id, int(text))
    return ThreadLocation(category, int(text) if kind == "course" else None)


def describe_location(location: ThreadLocation) -> str:
    """The location in words, for the log: it is still told when course or lesson have gone."""
    course = Course.objects.values_list("title", flat=True).filter(pk=location.course_id or 0).first()
    lesson = Lesson.objects.values_list("title", flat=True).filter(pk=location.lesson_id or 0).first()
    return " · ".join(filter(None, [str(DiscussionCategory(location.category).label), course, lesson]))
