"""Who sees which draft, and what they may do to it. Whoever may not see one finds none there."""

from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from learning.models import CourseDraft, User
from learning.models.course import Keeper
from learning.models.draft import DraftState
from learning.studio.errors import NotYours

WRITE: Final = "learning.write_draft"
REVIEW: Final = "learning.review_draft"
TAKE_OVER: Final = "learning.take_over_course"

SUBMITTED: Final = (DraftState.IN_REVIEW, DraftState.SCHEDULED)


def visible_drafts(user: User | AnonymousUser) -> QuerySet[CourseDraft]:
    """Those the person writes, and for a reviewer those that are submitted. A superuser sees all."""
    drafts = CourseDraft.objects.select_related("course")
    if not isinstance(user, User):
        return drafts.none()
    if user.is_active and user.is_superuser:
        return drafts
    wanted = Q(pk=None)
    if user.has_perm(WRITE):
        wanted |= Q(course__author=user)
    if user.has_perm(REVIEW):
        wanted |= Q(state__in=SUBMITTED)
    return drafts.filter(wanted, course__kept_in=Keeper.DATABASE)


def find_draft(user: User | AnonymousUser, course_slug: str) -> CourseDraft:
    """Raises Http404 for a draft that is not there or not for this person."""
    draft = visible_drafts(user).filter(course__slug=course_slug).first()
    if draft is None:
        raise Http404(_("There is no such course in the studio."))
    return draft


def can_write(user: User | AnonymousUser, draft: CourseDraft) -> bool:
    """Whether the draft is the person's own; a superuser writes all."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or (user.has_perm(WRITE) and draft.course.author_id == user.pk)


def can_change(user: User | AnonymousUser, draft: CourseDraft) -> bool:
    """Whether the person may change it now: it is theirs to write, and not with a reviewer."""
    return can_write(user, draft) and draft.state not in SUBMITTED


def can_review(user: User | AnonymousUser, draft: CourseDraft | None = None) -> bool:
    """Whether the person reviews at all, and this draft: never what they wrote or submitted, but for a superuser."""
    if not isinstance(user, User) or not user.has_perm(REVIEW):
        return False
    if draft is None or user.is_superuser:
        return True
    return draft.state in SUBMITTED and user.pk not in (draft.course.author_id, draft.submitted_by_id)


def require(is_allowed: bool) -> None:
    """Raises NotYours."""
    if not is_allowed:
        raise NotYours
