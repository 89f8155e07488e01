"""From a draft to what is published: submitted by its author, read by a reviewer, published at once or at an hour."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.lessons.removal import lock_course_exclusively
from learning.models import Course, CourseDraft, User
from learning.models.course import Keeper
from learning.models.draft import DraftState
from learning.studio.access import REVIEW, SUBMITTED, can_review, can_write, require
from learning.studio.clean import as_written
from learning.studio.errors import KeptInFiles, NotNow, StaleDraft
from learning.studio.holding import enter_state, hold_draft, hold_to_write
from learning.studio.publishing import publish, source_to_publish

LONGEST_NOTE: Final = 4000
LONGEST_AHEAD: Final = timedelta(days=366)


def submit(*, draft: CourseDraft, by: User) -> CourseDraft:
    """Hand the draft to the reviewers; nobody changes it until it is taken back, sent back or published.

    Submitting again what waits already changes nothing. Raises DraftProblems, NotYours, KeptInFiles and NotNow.
    """
    now = CourseDraft.objects.select_related("course").get(pk=draft.pk)
    require(can_write(by, now))
    if now.state in SUBMITTED:
        return now
    source_to_publish(now)
    return _submit(now, by)


@transaction.atomic
def _submit(draft: CourseDraft, by: User) -> CourseDraft:
    held = hold_to_write(draft.pk, by)
    if held.state == DraftState.PUBLISHED:
        raise NotNow(_("There is nothing new to review."))
    held.submitted_by = by
    held.version += 1
    held.save(update_fields=["submitted_by", "version"])
    enter_state(held, DraftState.IN_REVIEW)
    return held


@transaction.atomic
def withdraw(*, draft: CourseDraft, by: User) -> CourseDraft:
    """Take back what was submitted, to go on writing. A draft that nobody has is as it was. Raises NotYours."""
    held = hold_draft(draft.pk)
    require(can_write(by, held))
    if held.state in SUBMITTED:
        enter_state(held, DraftState.DRAFT)
    return held


@transaction.atomic
def send_back(*, draft: CourseDraft, note: str, by: User) -> CourseDraft:
    """Give the draft back to its author with what has to change. Raises NotYours and NotNow."""
    held = hold_draft(draft.pk)
    require(can_review(by, held) or (can_review(by) and held.state not in SUBMITTED))
    if held.state not in SUBMITTED:
        raise NotNow(_("Its author has taken it back, or it is published already."))
    if not note.strip():
        raise NotNow(_("Say what has to change."))
    enter_state(held, DraftState.DRAFT, note=as_written(note).strip()[:LONGEST_NOTE])
    return held


def approve(*, draft: CourseDraft, version: int, by: User, at: datetime | None = None) -> CourseDraft:
    """Publish the draft, now or at the hour `at`. `version` is that of the draft which the reviewer has read.

    Raises NotYours, NotNow, StaleDraft, and DraftProblems when the school around it has changed since.
    """
    now = CourseDraft.objects.select_related("course").get(pk=draft.pk)
    require(can_review(by, now) or (can_review(by) and now.state not in SUBMITTED))
    if now.state not in SUBMITTED:
        raise NotNow(_("Its author has taken it back, or it is published already."))
    if now.version != version:
        raise StaleDraft
    if at is not None and at > timezone.now() + LONGEST_AHEAD:
        raise NotNow(_("Choose an hour within the next %(days)d days.") % {"days": LONGEST_AHEAD.days})
    source = source_to_publish(now)
    if at is not None and at > timezone.now():
        return _schedule(now, at)
    publish(now, source)
    now.refresh_from_db()
    return now


@transaction.atomic
def _schedule(draft: CourseDraft, at: datetime) -> CourseDraft:
    held = hold_draft(draft.pk)
    if held.state not in SUBMITTED or held.version != draft.version:
        raise StaleDraft
    enter_state(held, DraftState.SCHEDULED, publish_at=at)
    return held


@transaction.atomic
def unpublish(*, course: Course, by: User) -> None:
    """Take a course that is kept here out of the catalog; who is enrolled goes on. Raises NotYours and KeptInFiles."""
    require(by.has_perm(REVIEW))
    lock_course_exclusively(course.pk)
    held = Course.objects.select_for_update().get(pk=course.pk)
    if held.kept_in != Keeper.DATABASE:
        raise KeptInFiles
    held.is_published = False
    held.save(update_fields=["is_published"])
    published = CourseDraft.objects.filter(course=held, state=DraftState.PUBLISHED)
    published.update(state=DraftState.DRAFT, state_since=timezone.now())
