"""A course of the library taken over from its files: from now on it is written here, and its folder is passed over."""

from django.db import transaction

from learning.lessons.removal import lock_course_exclusively
from learning.models import Course, CourseDraft, User
from learning.models.course import Keeper
from learning.studio.access import TAKE_OVER, require
from learning.studio.starting import begin_from_published


@transaction.atomic
def take_over(*, course: Course, by: User) -> CourseDraft:
    """Keep `course` in the database from now on, with `by` as its author, and begin its draft from what learners have.

    A course that is kept here already stays its author's. Raises NotYours.
    """
    require(by.has_perm(TAKE_OVER))
    lock_course_exclusively(course.pk)
    held = Course.objects.select_for_update().get(pk=course.pk)
    if held.kept_in == Keeper.DATABASE:
        require(by.is_superuser or held.author_id == by.pk)
        return CourseDraft.objects.filter(course=held).first() or begin_from_published(held, by=by)
    held.kept_in, held.author = Keeper.DATABASE, by
    held.save(update_fields=["kept_in", "author"])
    return begin_from_published(held, by=by)
