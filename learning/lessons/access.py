"""Finding a lesson for a person, and what they may do with it: everybody reads, and whoever is enrolled completes it.

A required prerequisite stops taking part and nothing else: what somebody wants to know is not hidden behind a course.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import gettext as _

from learning.courses.prerequisites import has_unmet_requirement
from learning.lesson_types import LESSON_KINDS
from learning.models import Course, Lesson, LessonCompletion, User, UserProgress


@dataclass(frozen=True, slots=True)
class LessonAccess:
    """A lesson as one person meets it."""

    lesson: Lesson
    learner: User | None
    progress: UserProgress | None
    lacks_prerequisite: bool
    is_completed: bool = False

    @property
    def course(self) -> Course:
        return self.lesson.course

    @property
    def can_complete(self) -> bool:
        """Enrolled, and nothing the course asks for is missing."""
        return self.progress is not None and not self.lacks_prerequisite


def find_lesson(user: User | AnonymousUser, course_slug: str, lesson_slug: str) -> LessonAccess:
    """The lesson as `user` meets it. Raises Http404 for what does not exist or is not published to them.

    A lesson whose kind is not registered does not exist, either. Staff who may see lessons in the admin see them here
    as well. A course once finished can be taken
    further, whatever it has come to ask for since.
    """
    learner = user if isinstance(user, User) else None
    user_id = learner.pk if learner else None
    sees_all = learner is not None and learner.is_staff and learner.has_perm("learning.view_lesson")
    courses = Course.objects.all() if sees_all else Course.objects.readable_by(user_id)
    try:
        lesson = (
            Lesson.objects.select_related("course", "fault")
            .annotate(
                asks_for_more=has_unmet_requirement(user_id, course_ref="course_id"),
                is_completed=Exists(LessonCompletion.objects.filter(lesson=OuterRef("pk"), user=user_id)),
            )
            .get(course__slug=course_slug, slug=lesson_slug, course__in=courses, lesson_type__in=LESSON_KINDS)
        )
    except Lesson.DoesNotExist:
        raise Http404(_("There is no such lesson.")) from None
    progress = UserProgress.objects.current().filter(user=learner, course=lesson.course).first() if learner else None
    is_finished = progress is not None and progress.completed_at is not None
    lacks_prerequisite = lesson.asks_for_more and not is_finished
    return LessonAccess(lesson, learner, progress, lacks_prerequisite, is_completed=lesson.is_completed)
