"""A course from its files into the database: all of it or nothing, and nothing twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from learning.content.pictures.encoding import Picture
from learning.lesson_types import content_version
from learning.lessons.removal import count_learners, lock_course_exclusively, remove_lesson
from learning.loader.source import CourseDetails, CourseSource, LessonSource
from learning.models import Course, CoursePrerequisite, Lesson, LessonImage
from learning.models.course import Keeper


@dataclass
class Stored:
    """What loading a course did, in words; `notes` is what its author should know besides."""

    slug: str
    is_new: bool = False
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def enter_new_courses(sources: Iterable[CourseSource]) -> None:
    """Give every course a row, unpublished and empty, so that others can name it as a prerequisite."""
    for source in sources:
        details = source.details
        Course.objects.get_or_create(
            slug=source.slug, defaults=_course_fields(details) | {"is_published": False, "published_at": None}
        )


class KeptElsewhere(Exception):
    """The course is kept where its writer is not: in the database or in files. Nothing was written."""


@transaction.atomic
def store_course(source: CourseSource, *, prune: bool, keeper: str = Keeper.FILE) -> Stored:
    """Make the course's rows equal to its files. Lessons are known by their slugs, whatever their numbers.

    A lesson that left the files stays, at the end, while anybody has done or tried it and `prune` is false.
    `keeper` is where whoever writes has it from; raises KeptElsewhere when the course is kept in another place.
    """
    course = Course.objects.get(slug=source.slug)
    lock_course_exclusively(course.pk)
    course.refresh_from_db()
    if course.kept_in != keeper:
        raise KeptElsewhere
    stored = Stored(source.slug, is_new=not course.content_version)
    # Rows in the order of the locks: removing a lesson touches learners, then the course itself is written.
    _store_lessons(course, source.lessons, stored, prune=prune)
    _store_pictures(course, source.pictures)
    _store_prerequisites(course, source.details, stored)
    fields = _course_fields(source.details) | {"published_at": _published_at(course, source.details)}
    if _update(course, fields) and not stored.is_new:
        stored.changes.append("course details changed")
    _update(course, {"content_version": source.version})
    return stored


def _store_lessons(course: Course, sources: list[LessonSource], stored: Stored, *, prune: bool) -> None:
    existing = {lesson.slug: lesson for lesson in course.lessons.all()}
    added: list[Lesson] = []
    changed = 0
    for place, source in enumerate(sources, start=1):
        fields = _lesson_fields(source) | {"sequence_number": place}
        lesson = existing.pop(source.slug, None)
        if lesson is None:
            added.append(Lesson(course=course, slug=source.slug, **fields))
        else:
            changed += _update(lesson, fields | {"checked_on": _later(lesson.checked_on, source.checked_on)})
    removed = _settle_leftovers(existing.values(), len(sources), stored, prune=prune)
    Lesson.objects.bulk_create(added)
    for count, what in ((len(added), "added"), (changed, "changed"), (removed, "removed")):
        if count:
            stored.changes.append(f"{count} lesson{'' if count == 1 else 's'} {what}")


def _later(here: date | None, in_file: date | None) -> date | None:
    """When facts were checked last: on the site (learning/lessons/facts_checked.py) or as the file says, if it does."""
    return max(here, in_file) if here and in_file else in_file


def _settle_leftovers(leftovers: Iterable[Lesson], last_place: int, stored: Stored, *, prune: bool) -> int:
    """Remove the lessons that left the files, or keep them at the end. Returns how many were removed."""
    removed = 0
    for lesson in leftovers:
        learners = count_learners(lesson.pk)
        people = f"{learners} learner{' has' if learners == 1 else 's have'} done or tried it"
        if learners and not prune:
            last_place += 1
            _update(lesson, {"sequence_number": last_place})
            stored.notes.append(f'"{lesson.slug}" is no longer in the files but stays: {people}. --prune removes it.')
            continue
        finished = len(remove_lesson(lesson_id=lesson.pk).finished_user_ids)
        removed += 1
        if learners:
            stored.notes.append(f'"{lesson.slug}" was removed; {people}, and {finished} finished the course by it.')
    return removed


def _store_pictures(course: Course, pictures: dict[str, Picture]) -> None:
    """Those that lessons show. What has a name here has the bytes of that name.

    Of a course in files the others go; in the studio they lie ready for its author.
    """
    if course.kept_in == Keeper.FILE:
        course.images.exclude(name__in=pictures).delete()
    rows = [
        LessonImage(course=course, name=name, file_name=picture.file_name, data=picture.data)
        for name, picture in pictures.items()
    ]
    LessonImage.objects.bulk_create(rows, ignore_conflicts=True)


def _store_prerequisites(course: Course, details: CourseDetails, stored: Stored) -> None:
    asked = {prerequisite.slug: prerequisite.is_required for prerequisite in details.prerequisites}
    courses = {one.slug: one for one in Course.objects.filter(slug__in=asked)}
    existing = {row.prerequisite_course_id: row for row in course.prerequisites.all()}
    changed = 0
    for slug, is_required in asked.items():
        row = existing.pop(courses[slug].pk, None)
        if row is None:
            CoursePrerequisite.objects.create(course=course, prerequisite_course=courses[slug], is_required=is_required)
            changed += 1
        else:
            changed += _update(row, {"is_required": is_required})
    for row in existing.values():
        row.delete()
        changed += 1
    if changed:
        stored.changes.append("prerequisites changed")


def _update(row: Model, fields: dict[str, Any]) -> bool:
    """Write those of `fields` that differ from the row's; says whether there were any."""
    different = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if different:
        row.save(update_fields=list(different))
    return bool(different)


def _published_at(course: Course, details: CourseDetails) -> Any:
    """The moment of the first publication, kept ever after."""
    return course.published_at or (timezone.now() if details.is_published else None)


def _course_fields(details: CourseDetails) -> dict[str, Any]:
    return {
        "title": details.title,
        "description": details.description,
        "thumbnail_emoji": details.emoji,
        "track": details.track,
        "category": details.category,
        "difficulty": details.difficulty,
        "estimated_hours": details.estimated_hours,
        "learning_objectives": details.objectives,
        "is_published": details.is_published,
        "is_featured": details.is_featured,
        "completion_xp": details.completion_xp,
    }


def _lesson_fields(source: LessonSource) -> dict[str, Any]:
    return {
        "title": source.title,
        "lesson_type": source.lesson_type,
        "content": source.content,
        "content_version": content_version(source.lesson_type, source.content),
        "duration_minutes": source.minutes,
        "completion_xp": source.completion_xp,
        "perfect_score_xp": source.perfect_score_xp,
        "sources": source.sources,
        "checked_on": source.checked_on,
    }
