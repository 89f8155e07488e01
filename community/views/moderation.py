"""Acts of moderators on threads and replies, from the page. Each page works as a plain form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.moderation.actions import REPLY_ACTS, THREAD_ACTS, do_act, offered
from community.moderation.forms import ActForm, MergeForm, MoveForm
from community.moderation.merge import merge_thread
from community.moderation.move import move_thread
from community.views.lookup import posted, reply_of, thread_of
from community.views.moderator_pages import act_done, turn_away, way_back
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_moderate(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """All that can be done to a thread by one button; posting `act` and perhaps `reason` does it."""
    member, thread = thread_of(request, discussion_id)
    return _moderate(request, member, thread, thread)


@require_http_methods(["GET", "HEAD", "POST"])
def reply_moderate(request: Request, reply_id: int) -> HttpResponse:
    member, reply = reply_of(request, reply_id)
    return _moderate(request, member, reply.discussion, reply)


@require_http_methods(["GET", "HEAD", "POST"])
def thread_move(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    member, thread = thread_of(request, discussion_id)
    if answer := turn_away(request, member, thread.get_absolute_url()):
        return answer
    form = MoveForm(posted(request), thread=thread)

    def deed() -> ModerationLogEntry | None:
        reason = form.cleaned_data["reason"]
        return move_thread(moderator=member, thread=thread, to=form.place(), reason=reason)

    return _do(request, form, deed, "community/moderation/move.html", {"thread": thread, "post": thread})


@require_http_methods(["GET", "HEAD", "POST"])
def thread_merge(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    member, thread = thread_of(request, discussion_id)
    if answer := turn_away(request, member, thread.get_absolute_url()):
        return answer
    form = MergeForm(posted(request))

    def deed() -> ModerationLogEntry | None:
        target, reason = form.cleaned_data["target"], form.cleaned_data["reason"]
        return merge_thread(moderator=member, source=thread, target=target, reason=reason)

    return _do(request, form, deed, "community/moderation/merge.html", {"thread": thread, "post": thread})


def _moderate(request: Request, member: Member, thread: Discussion, post: Discussion | Reply) -> HttpResponse:
    if answer := turn_away(request, member, post.get_absolute_url()):
        return answer
    if request.method == "POST":
        acts = THREAD_ACTS if post is thread else REPLY_ACTS
        form = ActForm(request.POST, choices=list(acts.items()))
    else:
        form = ActForm(choices=offered(post), initial={"act": request.GET.get("act")})

    def deed() -> ModerationLogEntry | None:
        act, reason = form.cleaned_data["act"], form.cleaned_data["reason"]
        return do_act(act, moderator=member, post=post, reason=reason, now=timezone.now())

    context = {"thread": thread, "post": post, "reply": None if post is thread else post}
    return _do(request, form, deed, "community/moderation/moderate.html", context)


def _do(
    request: Request,
    form: forms.Form,
    deed: Callable[[], ModerationLogEntry | None],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page with its form; a form that is filled in well does the deed, which may still refuse it."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return act_done(request, deed(), back=context["post"].get_absolute_url())
            except PostRefused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
    context |= {"form": form, "next": way_back(request, "")}
    return render(request, template, context, status=status)
