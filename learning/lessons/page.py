"""What every lesson page shows around the lesson itself."""

from typing import Any

from learning.courses.outline import neighbours, outline_of
from learning.lessons.access import Standing


def lesson_context(standing: Standing) -> dict[str, Any]:
    """The lesson, its course, the rail and its neighbours, and what this person may do. One query."""
    user_id = standing.learner.pk if standing.learner else None
    lesson = standing.lesson
    rail = outline_of(standing.course, user_id=user_id, progress=standing.progress, current_id=lesson.pk)
    previous_lesson, next_lesson = neighbours(rail, lesson)
    return {
        "course": standing.course,
        "lesson": lesson,
        "rail": rail,
        "previous_lesson": previous_lesson,
        "next_lesson": next_lesson,
        "progress": standing.progress,
        "is_completed": any(line.is_completed for line in rail if line.is_current),
        "can_complete": standing.can_complete,
        "must_sign_in": standing.learner is None,
        "must_enrol": standing.learner is not None and standing.progress is None,
    }
