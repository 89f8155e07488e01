"""What the pages of the catalog and of courses say of themselves (learning/web/page_meta.py)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from learning.courses.outline import OutlineLesson
from learning.models import Course
from learning.web.page_meta import (
    Json,
    PageMeta,
    Preview,
    absolute,
    breadcrumbs_node,
    school_node,
    shortened,
)


def catalog_meta(*, page_number: int, is_filtered: bool) -> PageMeta:
    """A list that is filtered, searched or ordered says nothing that the whole one does not."""
    path = reverse("learning:catalog")
    return PageMeta(
        title=_("Courses"),
        description=_("Free courses on blockchains, wallets and the open web, from the first steps to contracts."),
        path=f"{path}?page={page_number}" if page_number > 1 and not is_filtered else path,
        picture=site_preview().picture(),
        is_indexed=not is_filtered,
    )


def site_preview() -> Preview:
    return Preview(
        path=reverse("preview-site"),
        kicker=_("A free school"),
        title=_("Learn the open web by hand"),
        note=_("Blockchains and wallets, free, by doing"),
        slug="web3versity",
        category="wallets",
    )


def course_preview(course: Course) -> Preview:
    lessons = ngettext("%(count)d lesson", "%(count)d lessons", course.total_lessons) % {"count": course.total_lessons}
    return Preview(
        path=reverse("preview-course", args=[course.slug]),
        kicker=_("Free course"),
        title=course.title,
        note=f"{course.get_difficulty_display()} · {lessons}",
        slug=course.slug,
        category=course.category,
        difficulty=course.difficulty,
    )


def course_meta(course: Course, lessons: Sequence[OutlineLesson]) -> PageMeta:
    path = course.get_absolute_url()
    steps = [(_("Courses"), reverse("learning:catalog")), (course.title, path)]
    return PageMeta(
        title=course.title,
        description=shortened(course.description),
        path=path,
        picture=course_preview(course).picture(),
        data=[_course_node(course, lessons), breadcrumbs_node(steps)],
        is_indexed=course.is_published,
    )


def course_reference(course: Course) -> Json:
    """The course as others name it."""
    return {"@type": "Course", "name": course.title, "url": absolute(course.get_absolute_url())}


def _course_node(course: Course, lessons: Sequence[OutlineLesson]) -> Json:
    """As schema.org has it, with what search engines ask of a course: who offers it, how, and what it costs."""
    node = course_reference(course) | {
        "description": course.description,
        "provider": school_node(),
        "inLanguage": get_language() or "en",
        "isAccessibleForFree": True,
        "educationalLevel": course.get_difficulty_display(),
        "image": course_preview(course).picture().url,
        "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "USD"},
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": f"PT{round(course.estimated_hours * 60)}M",
        },
        "hasPart": [
            {"@type": "LearningResource", "name": lesson.title, "url": absolute(lesson.get_absolute_url())}
            for lesson in lessons
        ],
    }
    if course.learning_objectives:
        node["teaches"] = list(course.learning_objectives)
    if course.published_at:
        node["datePublished"] = course.published_at.date().isoformat()
    if course.total_ratings:
        node["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": float(course.average_rating),
            "ratingCount": course.total_ratings,
        }
    return node
