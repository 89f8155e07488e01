"""What every lesson page shows around the lesson itself."""

from typing import Any

from django.utils import timezone

from learning.courses.outline import neighbours, outline_of
from learning.courses.prerequisites import missing_for
from learning.lessons.access import LessonAccess
from learning.lessons.facts import checked_too_long_ago
from learning.lessons.meta import lesson_meta


def lesson_context(access: LessonAccess) -> dict[str, Any]:
    """The lesson, its course, the rail and its neighbours, and what this person may do. One query, and
    one more where the course asks for others first."""
    user_id = access.learner.pk if access.learner else None
    lesson = access.lesson
    rail = outline_of(access.course, user_id=user_id, progress=access.progress, current_id=lesson.pk)
    previous_lesson, next_lesson = neighbours(rail, lesson)
    return {
        "course": access.course,
        "lesson": lesson,
        "rail": rail,
        "previous_lesson": previous_lesson,
        "next_lesson": next_lesson,
        "progress": access.progress,
        "is_completed": any(line.is_completed for line in rail if line.is_current),
        "is_changed": any(line.is_changed for line in rail if line.is_current),
        "can_complete": access.can_complete,
        "fault": getattr(lesson, "fault", None),
        "meta": lesson_meta(lesson),
        "are_facts_old": checked_too_long_ago(lesson.checked_on, today=timezone.localdate()),
        "missing": missing_for(access.course.pk, user_id=user_id) if access.lacks_prerequisite else [],
        "must_sign_in": access.learner is None,
        "must_enrol": access.learner is not None and access.progress is None,
    }
