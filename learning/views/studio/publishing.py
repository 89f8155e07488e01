"""Steps on the way to learners: submitted, taken back, sent back with a note, published now or at an hour."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.audit.record import record_act
from learning.models import CourseDraft
from learning.studio.access import find_draft
from learning.studio.errors import NotNow, Refused
from learning.studio.reviewing import approve, send_back, submit, withdraw
from learning.views.studio.course import course_context
from learning.views.studio.finding import for_authors
from learning.web.requests import LearnerRequest


@for_authors
@require_POST
def studio_step(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """`do` is one of _STEPS."""
    draft, step = find_draft(request.user, course_slug), request.POST.get("do", "")
    try:
        sentence = _STEPS.get(step, _nothing)(request, draft)
    except Refused as reason:
        draft = find_draft(request.user, course_slug)
        typed = {"note_typed": request.POST.get("note", ""), "at_typed": request.POST.get("at", "")}
        context = course_context(request, draft) | typed | {"step_sentence": str(reason)}
        return render(request, "learning/studio/course.html", context, status=409)
    record_act(request, act=step, on=draft)
    messages.success(request, sentence)
    return redirect("learning:studio-course", course_slug) if step in _OF_AUTHORS else redirect("learning:studio")


def _submit(request: LearnerRequest, draft: CourseDraft) -> str:
    submit(draft=draft, by=request.user)
    return _("Submitted. A reviewer reads it now; you can take it back until it is published.")


def _withdraw(request: LearnerRequest, draft: CourseDraft) -> str:
    withdraw(draft=draft, by=request.user)
    return _("Taken back: you can go on writing.")


def _send_back(request: LearnerRequest, draft: CourseDraft) -> str:
    send_back(draft=draft, note=request.POST.get("note", ""), by=request.user)
    return _("Sent back with your note.")


def _approve(request: LearnerRequest, draft: CourseDraft) -> str:
    at = _moment(request.POST.get("at", ""))
    approve(draft=draft, version=_number(request.POST.get("version", "")), by=request.user, at=at)
    return _("It will be published at the hour you chose.") if at else _("Published: learners can take it.")


def _nothing(_request: LearnerRequest, _draft: CourseDraft) -> str:
    raise NotNow(_("Nothing was chosen."))


# What each takes; it returns what became of it, in words, or raises Refused.
_STEPS: Final[dict[str, Callable[[LearnerRequest, CourseDraft], str]]] = {
    "submit": _submit,
    "withdraw": _withdraw,
    "send_back": _send_back,
    "approve": _approve,
}
# After these the draft is still with whoever took the step.
_OF_AUTHORS: Final = ("submit", "withdraw")


def _moment(typed: str) -> datetime | None:
    """In the time zone of whoever typed it; nothing means now. Raises NotNow."""
    if not typed.strip():
        return None
    try:
        moment = parse_datetime(typed.strip())
    except ValueError:
        moment = None
    if moment is None:
        raise NotNow(_("Write the hour like this: 2026-12-01T09:00."))
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
