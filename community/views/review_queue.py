"""The review queue, the audit log and what limits refused, for moderators."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.access.errors import PostRefused
from community.access.member import read_member
from community.lesson_reports.queue import open_lesson_report_count
from community.moderation.forms import LogFilterForm
from community.moderation.log import read_line, read_log
from community.moderation.queue import read_queue
from community.moderation.refusals import read_refusals
from community.moderation.undo import undo_entry
from community.views.moderator_pages import action_response, deny_non_moderator, next_page
from learning.models import User
from learning.web.requests import Request, page_number


@never_cache
@require_safe
def review_queue(request: Request) -> HttpResponse:
    """Every post with open reports; hiding it or dismissing them is done by the forms of its entry."""
    member = read_member(request.user)
    if answer := deny_non_moderator(request, member, request.get_full_path()):
        return answer
    context = {"queue": read_queue(page_number(request)), "lessons_waiting": open_lesson_report_count()}
    return render(request, "community/moderation/review_queue.html", context)


@never_cache
@require_safe
def moderation_log(request: Request) -> HttpResponse:
    """?action= one kind of action, ?person= what they did or what concerns them, ?after= where the page begins."""
    member = read_member(request.user)
    if answer := deny_non_moderator(request, member, request.get_full_path()):
        return answer
    form = LogFilterForm(request.GET)
    form.is_valid()
    name, action = form.cleaned_data.get("person", ""), form.cleaned_data.get("action", "")
    person = User.objects.named(name).first() if name else None
    is_nobody = bool(name) and person is None
    cursor = request.GET.get("after", "")
    log = None if is_nobody else read_log(now=timezone.now(), action=action, person=person, cursor=cursor)
    template = "community/moderation/_log_lines.html" if request.htmx else "community/moderation/log.html"
    return render(request, template, {"log": log, "form": form, "name": name, "is_filtered": bool(name or action)})


@never_cache
@require_safe
def moderation_refusals(request: Request) -> HttpResponse:
    """What limits have refused within a week."""
    if answer := deny_non_moderator(request, read_member(request.user), request.get_full_path()):
        return answer
    return render(request, "community/moderation/refusals.html", {"refusals": read_refusals()})


@require_http_methods(["GET", "HEAD", "POST"])
def moderation_undo(request: Request, entry_id: int) -> HttpResponse:
    """Asks first; posting takes it back."""
    member = read_member(request.user)
    log = reverse("community:moderation-log")
    if answer := deny_non_moderator(request, member, log):
        return answer
    now = timezone.now()
    line = read_line(entry_id, now=now)
    if line is None:
        raise Http404(_("There is no such act."))
    refusal = "" if line.can_undo else _("There is nothing left to take back: it has changed since.")
    status = 200
    if request.method == "POST":
        try:
            done = undo_entry(moderator=member, entry=line.entry, now=now)
        except PostRefused as refusal_given:
            refusal, status = refusal_given.sentence, refusal_given.status
        else:
            return action_response(request, done, back=done.post.get_absolute_url() if done.post else log)
    context = {"line": line, "refusal": refusal, "next": next_page(request, "")}
    return render(request, "community/moderation/undo.html", context, status=status)
