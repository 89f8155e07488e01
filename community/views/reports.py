from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import PostAction, denial
from community.models import Discussion, Reply
from community.models.moderation import ReportReason
from community.moderation.forms import ReportForm
from community.moderation.reports import report_post
from community.views.lookup import posted, refused, reply_of, thread_of
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_report(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """A form, as a page or the fragment HTMX puts below the post; posting tells the moderators."""
    member, thread = thread_of(request, discussion_id)
    return _report(request, member, thread, None)


@require_http_methods(["GET", "HEAD", "POST"])
def reply_report(request: Request, reply_id: int) -> HttpResponse:
    member, reply = reply_of(request, reply_id)
    return _report(request, member, reply.discussion, reply)


def _report(request: Request, member: Member, thread: Discussion, reply: Reply | None) -> HttpResponse:
    post = reply or thread
    if member.user is None:
        return redirect_to_login(post.get_absolute_url())
    if refusal := denial(PostAction.REPORT, member, post):
        return refused(request, PostRefused(refusal, status=403))
    form = ReportForm(posted(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            reason, note = ReportReason(form.cleaned_data["reason"]), form.cleaned_data["note"]
            try:
                report = report_post(member=member, post=post, reason=reason, note=note, now=timezone.now())
            except PostRefused as refusal_given:
                form.add_error(None, refusal_given.sentence)
                status = refusal_given.status
            else:
                return _reported(request, thread, post, is_new=report is not None)
    template = "community/_report_form.html" if request.htmx else "community/report.html"
    return render(request, template, {"form": form, "thread": thread, "post": post, "reply": reply}, status=status)


def _reported(request: Request, thread: Discussion, post: Discussion | Reply, *, is_new: bool) -> HttpResponse:
    """A post that was hidden just now is not shown to who reported it any more."""
    sentence = _("Thank you. A moderator will look at it.") if is_new else _("You have reported this before.")
    if request.htmx:
        return render(request, "community/_reported.html", {"sentence": sentence, "is_new": is_new})
    messages.success(request, sentence)
    is_gone = isinstance(post, Discussion) and post.hidden_at is not None
    return redirect("community:thread-list") if is_gone else redirect(post)
