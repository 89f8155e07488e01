"""What a course's page shows: the outline and where this person stands, and what finished learners say."""

from typing import Any

from django.utils import timezone

from learning.classes.assignments import read_assigned
from learning.courses.forms import RatingForm
from learning.courses.outline import OutlineLesson, outline_of, resume_at
from learning.courses.prerequisites import prerequisites_of
from learning.courses.reviews import read_reviews
from learning.lesson_types import LESSON_KINDS
from learning.models import Course, CourseRating, UserProgress


def course_context(
    course: Course, *, user_id: int | None, page_number: int = 1, rating_form: RatingForm | None = None
) -> dict[str, Any]:
    """The page for this learner (None: a visitor). `page_number` counts reviews; `rating_form` is a refused one."""
    row = UserProgress.objects.filter(user_id=user_id, course=course).first() if user_id else None
    progress = row if row and not row.is_left else None
    prerequisites = prerequisites_of(course.pk, user_id=user_id)
    current_id = progress.current_lesson_id if progress else None
    lessons = outline_of(course, user_id=user_id, progress=progress, current_id=current_id)
    if progress and progress.completed_at:
        state = "completed"
    elif any(needed.is_required and not needed.is_met for needed in prerequisites):
        state = "gated"
    else:
        state = "enrolled" if progress else "open"
    context: dict[str, Any] = {
        "course": course,
        "progress": progress,
        "prerequisites": prerequisites,
        "lessons": lessons,
        "state": state,
        "was_left": row is not None and row.is_left,
        "resume_lesson": resume_at(lessons, progress),
        "honoured": honoured_in(lessons, user_id=user_id),
    }
    if user_id:
        context["assigned"] = read_assigned(user_id=user_id, today=timezone.localdate(), course=course)
    if course.total_ratings:
        context["reviews"] = read_reviews(course, page_number=page_number)
    if state == "completed" and user_id:
        context |= rating_context(course, user_id=user_id, rating_form=rating_form)
    return context


def honoured_in(lessons: list[OutlineLesson], *, user_id: int | None) -> set[int]:
    """The ids of those that this learner has done better than was asked; each kind knows of its own."""
    found: set[int] = set()
    done = [lesson for lesson in lessons if lesson.is_completed] if user_id else []
    for key in {lesson.lesson_type for lesson in done}:
        ids = [lesson.pk for lesson in done if lesson.lesson_type == key]
        if kind := LESSON_KINDS.get(key):
            found |= kind.honoured(ids, learner_id=user_id or 0)
    return found


def rating_context(course: Course, *, user_id: int, rating_form: RatingForm | None = None) -> dict[str, Any]:
    """The form by which a finished learner rates `course`, filled with what they said before."""
    mine = CourseRating.objects.filter(user_id=user_id, course=course).first()
    said = {"stars": mine.stars, "review": mine.review} if mine else None
    return {"my_rating": mine, "rating_form": rating_form or RatingForm(initial=said)}
