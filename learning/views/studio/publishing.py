"""Steps on the way to learners: submitted, taken back, sent back with a note, published now or at an hour."""

from datetime import datetime

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
    """`do` is submit, withdraw, send_back or approve."""
    draft = find_draft(request.user, course_slug)
    try:
        sentence = _take(request, draft)
    except Refused as reason:
        draft = find_draft(request.user, course_slug)
        typed = {"note_typed": request.POST.get("note", ""), "at_typed": request.POST.get("at", "")}
        context = course_context(request, draft) | typed | {"step_sentence": str(reason)}
        return render(request, "learning/studio/course.html", context, status=409)
    record_act(request, act=request.POST["do"], on=draft)
    messages.success(request, sentence)
    back = find_draft(request.user, course_slug) if request.POST.get("do") in ("submit", "withdraw") else None
    return redirect("learning:studio-course", back.course.slug) if back else redirect("learning:studio")


def _take(request: LearnerRequest, draft: CourseDraft) -> str:
    """Returns what became of it, in words. Raises Refused."""
    what, by = request.POST.get("do", ""), request.user
    if what == "submit":
        submit(draft=draft, by=by)
        return _("Submitted. A reviewer reads it now; you can take it back until it is published.")
    if what == "withdraw":
        withdraw(draft=draft, by=by)
        return _("Taken back: you can go on writing.")
    if what == "send_back":
        send_back(draft=draft, note=request.POST.get("note", ""), by=by)
        return _("Sent back with your note.")
    if what == "approve":
        at = _moment(request.POST.get("at", ""))
        approve(draft=draft, version=_number(request.POST.get("version", "")), by=by, at=at)
        return _("It will be published at the hour you chose.") if at else _("Published: learners can take it.")
    raise NotNow(_("Nothing was chosen."))


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
