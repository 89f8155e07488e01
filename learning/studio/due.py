"""What was approved for an hour is published when it has come."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.models import CourseDraft
from learning.models.draft import DraftState
from learning.studio.errors import DraftProblems, StaleDraft
from learning.studio.holding import enter_state, hold_draft
from learning.studio.publishing import publish, source_to_publish

logger = logging.getLogger(__name__)


def publish_due() -> int:
    """Publish every draft whose hour has come; says how many. One that cannot be published any more goes back to its
    author with a note; one that fails otherwise is tried again, and the others do not wait for it. May run many times
    at once: each is published once."""
    due = CourseDraft.objects.filter(state=DraftState.SCHEDULED, publish_at__lte=timezone.now())
    published = 0
    for draft in due.select_related("course").order_by("publish_at"):
        try:
            published += publish_one(draft)
        except Exception:
            logger.exception("Draft %s could not be published at its hour.", draft.pk)
    return published


def publish_one(draft: CourseDraft) -> bool:
    """Whether it was published. With mistakes it goes back to its author; nothing happens when somebody was first."""
    try:
        publish(draft, source_to_publish(draft))
    except DraftProblems as refused:
        _give_back(draft, str(refused))
    except StaleDraft:
        return False
    else:
        return True
    return False


@transaction.atomic
def _give_back(draft: CourseDraft, reason: str) -> None:
    held = hold_draft(draft.pk)
    if held.state == DraftState.SCHEDULED and held.version == draft.version:
        note = _("It could not be published at its hour. %(reason)s") % {"reason": reason}
        enter_state(held, DraftState.DRAFT, note=note)
