"""Where in the lessons something is told: a `read` of a question ("fees#section-what-you-pay") as a link with words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from learning.models import Course, Lesson


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """A lesson, and the section of it where there is one of that name."""

    url: str
    lesson: str
    section: str = ""


def reading_places(references: Sequence[str], *, course: Course) -> list[ReadingPlace]:
    """Those that exist and are published, in the order given. One query."""
    if not references:
        return []
    wanted = [_taken_apart(reference, course) for reference in references]
    named = Q(pk__in=())
    for course_slug, lesson_slug, _ in wanted:
        named |= Q(course__slug=course_slug, slug=lesson_slug)
    lessons = Lesson.objects.filter(named).filter(Q(course=course) | Q(course__is_published=True))
    rows = lessons.values_list("course__slug", "slug", "title", "content__steps")
    found = {(course_slug, slug): (title, steps) for course_slug, slug, title, steps in rows}
    return list(_places(wanted, found))


def _taken_apart(reference: str, course: Course) -> tuple[str, str, str]:
    path, _, section = reference.partition("#")
    course_slug, _, lesson_slug = path.rpartition("/")
    return course_slug or course.slug, lesson_slug, section


def _places(
    wanted: Sequence[tuple[str, str, str]], found: dict[tuple[str, str], tuple[str, object]]
) -> Iterator[ReadingPlace]:
    for course_slug, lesson_slug, section in wanted:
        if (course_slug, lesson_slug) not in found:
            continue
        lesson_title, steps = found[course_slug, lesson_slug]
        url = reverse("learning:lesson", args=[course_slug, lesson_slug])
        titles = {step.get("id"): step.get("title") for step in steps} if isinstance(steps, list) else {}
        if section:
            url += f"?{urlencode({'step': section})}#{section}"
        yield ReadingPlace(url, lesson_title, titles.get(section) or "")
