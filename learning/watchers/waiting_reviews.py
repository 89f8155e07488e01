"""Courses that authors have submitted and nobody has read yet."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.models import CourseDraft, User
from learning.models.draft import DraftState
from learning.studio.errors import Refused
from learning.studio.reviewing import LONGEST_NOTE, send_back
from learning.web.form_fields import LongTextField
from settings.attention import Concern, NotDone, Remedy, Watcher


def find_waiting_reviews(most: int) -> list[Concern]:
    waiting = CourseDraft.objects.filter(state=DraftState.IN_REVIEW).select_related("course", "submitted_by")
    return [
        Concern(
            key=str(draft.pk),
            words=_("%(course)s, by %(author)s")
            % {"course": draft.course.title, "author": draft.submitted_by or _("somebody who has left")},
            about=draft,
            url=reverse("learning:studio-course", args=[draft.course.slug]),
            since=draft.state_since,
        )
        for draft in waiting.defer("details", "course__description").order_by("state_since", "pk")[:most]
    ]


def _note_field() -> forms.Field:
    label = gettext_lazy("What has to change")
    return LongTextField(label=label, max_length=LONGEST_NOTE, attrs={"rows": 6, "dir": "auto"})


def _send_back(concern: Concern, by: int, typed: str) -> str:
    draft = CourseDraft.objects.get(pk=concern.key)
    try:
        send_back(draft=draft, note=typed, by=User.objects.get(pk=by))
    except (Refused, PermissionDenied) as refusal:
        raise NotDone(str(refusal)) from None
    return _("Its author has it back, with your note.")


WAITING_REVIEWS = Watcher(
    key="waiting-reviews",
    title=gettext_lazy("Courses to review"),
    meaning=gettext_lazy("Their authors wait. Read them in the studio, then publish them or send them back."),
    permission="learning.review_draft",
    find=find_waiting_reviews,
    url=lambda: reverse("learning:studio"),
    remedies=(
        Remedy(
            key="back",
            label=gettext_lazy("Send back"),
            warning=gettext_lazy("The author goes on writing, with your note. Nothing is published."),
            permission="learning.review_draft",
            do=_send_back,
            suits_all=False,
            asks=_note_field,
        ),
    ),
)
