"""A draft locked for whoever changes it."""

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from learning.models import CourseDraft, LessonDraft, User
from learning.models.course import Keeper
from learning.models.draft import DraftState
from learning.studio.access import can_write, require
from learning.studio.errors import KeptInFiles, NotNow, NotYours

_WRITABLE: Final = (DraftState.DRAFT, DraftState.PUBLISHED)


def hold_draft(draft_id: int) -> CourseDraft:
    """The draft as it is now, nobody else's until the transaction ends. Raises NotYours when it is gone."""
    held = CourseDraft.objects.select_for_update(of=("self",)).select_related("course").filter(pk=draft_id).first()
    if held is None:
        raise NotYours
    if held.course.kept_in != Keeper.DATABASE:
        raise KeptInFiles
    return held


def hold_to_write(draft_id: int, by: User) -> CourseDraft:
    """The same for its author. Raises NotYours, KeptInFiles, NotNow."""
    held = hold_draft(draft_id)
    require(can_write(by, held))
    if held.state not in _WRITABLE:
        raise NotNow(_("This course has been submitted. Take it back before you change it."))
    return held


def hold_lesson(lesson: LessonDraft, by: User) -> LessonDraft:
    """The lesson as it is now, with its draft held. Raises NotYours when it is gone, and what hold_to_write() does."""
    draft = hold_to_write(lesson.draft_id, by)
    held = draft.lessons.select_for_update().filter(pk=lesson.pk).first()
    if held is None:
        raise NotYours
    held.draft = draft
    return held


def enter_state(draft: CourseDraft, state: DraftState, *, note: str = "", publish_at: datetime | None = None) -> None:
    """`note` is what its author is told; `publish_at` belongs to the state SCHEDULED alone."""
    draft.state, draft.state_since, draft.note, draft.publish_at = state, timezone.now(), note, publish_at
    draft.save(update_fields=["state", "state_since", "note", "publish_at"])


def note_change(draft: CourseDraft) -> None:
    """From now on it is not what learners have."""
    if draft.state == DraftState.PUBLISHED:
        enter_state(draft, DraftState.DRAFT)
    draft.updated_at = timezone.now()
    draft.save(update_fields=["updated_at"])
