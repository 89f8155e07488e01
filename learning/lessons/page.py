"""What every lesson page shows around the lesson itself."""

from typing import Any

from learning.courses.outline import neighbours, outline_of
from learning.lessons.access import LessonAccess
from learning.lessons.meta import lesson_meta


def lesson_context(access: LessonAccess) -> dict[str, Any]:
    """The lesson, its course, the rail and its neighbours, and what this person may do. One query."""
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
        "can_complete": access.can_complete,
        "meta": lesson_meta(lesson),
        "must_sign_in": access.learner is None,
        "must_enrol": access.learner is not None and access.progress is None,
    }
