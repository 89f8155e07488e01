"""What a lesson's page says of itself (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from learning.courses.meta import course_reference
from learning.lesson_types import kind_of
from learning.models import Lesson
from learning.web.page_meta import Json, PageMeta, Preview, absolute, breadcrumbs_node, shortened


def lesson_preview(lesson: Lesson) -> Preview:
    minutes = ngettext("%(count)d minute", "%(count)d minutes", lesson.duration_minutes)
    return Preview(
        path=reverse("preview-lesson", args=[lesson.course.slug, lesson.slug]),
        kicker=lesson.course.title,
        title=lesson.title,
        note=f"{lesson.get_lesson_type_display()} · {minutes % {'count': lesson.duration_minutes}}",
        slug=lesson.course.slug,
        category=lesson.course.category,
        difficulty=lesson.course.difficulty,
    )


def lesson_meta(lesson: Lesson) -> PageMeta:
    course, path = lesson.course, lesson.get_absolute_url()
    steps = [
        (_("Courses"), reverse("learning:catalog")),
        (course.title, course.get_absolute_url()),
        (lesson.title, path),
    ]
    description = _describe(lesson)
    return PageMeta(
        title=f"{lesson.title} · {course.title}",
        description=description,
        path=path,
        picture=lesson_preview(lesson).picture(),
        kind="article",
        data=[_lesson_node(lesson, description), breadcrumbs_node(steps)],
        is_indexed=course.is_published,
    )


def _describe(lesson: Lesson) -> str:
    """Its beginning where it is there to be read; nothing of a quiz, whose words are its questions."""
    names = {"lesson": lesson.title, "course": lesson.course.title, "number": lesson.sequence_number}
    beginning = kind_of(lesson.lesson_type).opening_words(lesson.content)
    return shortened(beginning) or _("%(lesson)s: lesson %(number)d of the free course “%(course)s”.") % names


def _lesson_node(lesson: Lesson, description: str) -> Json:
    return {
        "@type": "LearningResource",
        "name": lesson.title,
        "description": description,
        "url": absolute(lesson.get_absolute_url()),
        "isPartOf": course_reference(lesson.course),
        "position": lesson.sequence_number,
        "learningResourceType": str(lesson.get_lesson_type_display()),
        "timeRequired": f"PT{lesson.duration_minutes}M",
        "educationalLevel": str(lesson.course.get_difficulty_display()),
        "inLanguage": get_language() or "en",
        "isAccessibleForFree": True,
    }
