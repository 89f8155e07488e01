"""A course taken out as the folder that the loader reads: loaded and taken out again, it is the same byte for byte."""

from pathlib import PurePath
from typing import Any, Final

from learning.lesson_types import LESSON_KINDS, source_of
from learning.models import Course, CourseDraft, Lesson, LessonImage
from learning.studio.clean import free_slug, slug_of
from learning.studio.files import LessonWords, write_course

_SUFFIX: Final = ".webp"


def export_course(course: Course | CourseDraft) -> dict[str, bytes]:
    """What learners have of a course, or what its author is writing: the files of its folder by their names."""
    if isinstance(course, CourseDraft):
        return export_draft(course)
    rows = course.lessons.order_by("sequence_number")
    return write_course(details_of(course), [words_of(lesson) for lesson in rows], pictures_of(course))


def export_draft(draft: CourseDraft, **changes: Any) -> dict[str, bytes]:
    """The same for what is being written, with `changes` of its details."""
    rows = draft.lessons.order_by("number")
    lessons = [LessonWords(one.slug, one.lesson_type, one.head, one.source) for one in rows]
    return write_course({**draft.details, **changes}, lessons, pictures_of(draft.course))


def details_of(course: Course) -> dict[str, Any]:
    """What course.yaml would hold, without what is empty."""
    hours = float(course.estimated_hours)
    asked = course.prerequisites.order_by("prerequisite_course__slug")
    details = {
        "title": course.title,
        "description": course.description,
        "emoji": course.thumbnail_emoji,
        "track": course.track,
        "category": course.category,
        "difficulty": course.difficulty,
        "estimated_hours": int(hours) if hours.is_integer() else hours,
        "objectives": list(course.learning_objectives),
        "featured": course.is_featured,
        "published": course.is_published,
        "completion_xp": course.completion_xp,
        "prerequisites": [
            {"course": slug} if is_required else {"course": slug, "required": False}
            for slug, is_required in asked.values_list("prerequisite_course__slug", "is_required")
        ],
    }
    return {key: value for key, value in details.items() if value is not None}


def words_of(lesson: Lesson) -> LessonWords:
    """The lesson as its file would hold it. Of a kind that is not registered, all that is stored."""
    is_known = lesson.lesson_type in LESSON_KINDS
    source = source_of(lesson.lesson_type, lesson.content) if is_known else lesson.content
    return LessonWords(lesson.slug, lesson.lesson_type, head_of(lesson), source)


def head_of(lesson: Lesson) -> dict[str, Any]:
    """Without what is empty."""
    head = {
        "title": lesson.title,
        "minutes": lesson.duration_minutes,
        "completion_xp": lesson.completion_xp,
        "perfect_score_xp": lesson.perfect_score_xp,
        "checked": f"{lesson.checked_on:%Y-%m}" if lesson.checked_on else None,
        "sources": lesson.sources or None,
    }
    return {key: value for key, value in head.items() if value is not None}


def pictures_of(course: Course) -> dict[str, tuple[str, bytes]]:
    """The name of each picture's file and its bytes, by the name in its address."""
    found: dict[str, tuple[str, bytes]] = {}
    taken: set[str] = set()
    for image in LessonImage.objects.filter(course=course).order_by("file_name", "name"):
        stem = free_slug(slug_of(PurePath(image.file_name).stem, otherwise=image.name), taken)
        taken.add(stem)
        found[image.name] = (f"{stem}{_SUFFIX}", bytes(image.data))
    return found
