"""A draft becomes what learners have: stored by the loader, so that they keep what they completed."""

from django.db import transaction

from learning.exercises.tasks import check_course_on_commit
from learning.lessons.removal import lock_course_exclusively
from learning.loader.source import CourseSource
from learning.loader.store import Stored, store_course
from learning.models import CourseDraft, Lesson
from learning.models.course import Keeper
from learning.models.draft import DraftState
from learning.studio.access import SUBMITTED
from learning.studio.checking import check_draft
from learning.studio.clean import free_slug
from learning.studio.errors import DraftProblems, StaleDraft
from learning.studio.holding import enter_state, hold_draft


def source_to_publish(draft: CourseDraft) -> CourseSource:
    """What would be stored. A long course takes seconds: asked before anything is locked. Raises DraftProblems."""
    checked = check_draft(draft)
    if checked.source is None:
        raise DraftProblems(checked.problems)
    return checked.source


@transaction.atomic
def publish(draft: CourseDraft, source: CourseSource) -> Stored:
    """Store `source`, which was read from `draft` as it was submitted. Raises StaleDraft when it has changed since.

    A lesson that left the draft stays at the end of the course while anybody has done or tried it.
    """
    lock_course_exclusively(draft.course_id)
    held = hold_draft(draft.pk)
    if held.state not in SUBMITTED or held.version != draft.version:
        raise StaleDraft
    _carry_names(held)
    stored = store_course(source, prune=False, keeper=Keeper.DATABASE)
    _link(held)
    held.details = held.details | {"published": True}
    held.save(update_fields=["details"])
    enter_state(held, DraftState.PUBLISHED)
    # What takes minutes to try, such as code that is compiled, was not tried before: a fault is flagged on its lesson.
    check_course_on_commit(held.course_id)
    return stored


def _carry_names(draft: CourseDraft) -> None:
    """Give lessons the addresses that the draft gives them, so that the loader knows them again."""
    linked = draft.lessons.select_related("lesson").exclude(lesson=None)
    renamed = {one.lesson: one.slug for one in linked if one.lesson and one.lesson.slug != one.slug}
    for lesson in renamed:
        # Two may have exchanged theirs; nobody types an address like this.
        Lesson.objects.filter(pk=lesson.pk).update(slug=f"renamed--{lesson.pk}")
    here = Lesson.objects.filter(course_id=draft.course_id)
    taken = {*here.values_list("slug", flat=True), *draft.lessons.values_list("slug", flat=True)}
    for lesson, slug in renamed.items():
        free = free_slug(f"replaced-{lesson.pk}", taken)
        here.filter(slug=slug).update(slug=free)
        taken.add(free)
        Lesson.objects.filter(pk=lesson.pk).update(slug=slug)


def _link(draft: CourseDraft) -> None:
    lessons = dict(draft.course.lessons.values_list("slug", "pk"))
    written = list(draft.lessons.all())
    draft.lessons.update(lesson=None)
    for one in written:
        one.lesson_id = lessons[one.slug]
    draft.lessons.bulk_update(written, ["lesson"])
