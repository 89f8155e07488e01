"""Moderating threads and replies from the page. Each page works as a plain form."""

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
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.move import move_thread
from community.moderation.forms import ActionForm, MergeForm, MoveForm
from community.moderation.menus import button_choices, offered_choices, page_links, perform_action
from community.views.lookup import posted, reply_of, thread_of
from community.views.moderator_pages import action_response, deny_non_moderator, next_page
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
    if answer := deny_non_moderator(request, member, thread.get_absolute_url()):
        return answer
    form = MoveForm(posted(request), thread=thread)

    def move() -> ModerationLogEntry | None:
        reason = form.cleaned_data["reason"]
        return move_thread(moderator=member, thread=thread, to=form.location(), reason=reason)

    return _submit(request, form, move, "community/moderation/move.html", {"thread": thread, "post": thread})


@require_http_methods(["GET", "HEAD", "POST"])
def thread_merge(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    member, thread = thread_of(request, discussion_id)
    if answer := deny_non_moderator(request, member, thread.get_absolute_url()):
        return answer
    form = MergeForm(posted(request))

    def merge() -> ModerationLogEntry | None:
        target, reason = form.cleaned_data["target"], form.cleaned_data["reason"]
        return merge_thread(moderator=member, source=thread, target=target, reason=reason)

    return _submit(request, form, merge, "community/moderation/merge.html", {"thread": thread, "post": thread})


def _moderate(request: Request, member: Member, thread: Discussion, post: Discussion | Reply) -> HttpResponse:
    back = post.get_absolute_url()
    if answer := deny_non_moderator(request, member, back):
        return answer
    if request.method == "POST":
        form = ActionForm(request.POST, choices=button_choices(post))
    else:
        form = ActionForm(choices=offered_choices(post), initial={"act": request.GET.get("act")})

    def perform() -> ModerationLogEntry | None:
        key, reason = form.cleaned_data["act"], form.cleaned_data["reason"]
        return perform_action(key, moderator=member, target=post, reason=reason, now=timezone.now())

    about = {"thread": thread, "post": post, "reply": None if post is thread else post}
    context = about | {"links": page_links(post, back=back)}
    return _submit(request, form, perform, "community/moderation/moderate.html", context)


def _submit(
    request: Request,
    form: forms.Form,
    operation: Callable[[], ModerationLogEntry | None],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page with its form; what is posted well goes to the operation, which may still refuse it."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return action_response(request, operation(), back=context["post"].get_absolute_url())
            except PostRefused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
    context |= {"form": form, "next": next_page(request, "")}
    return render(request, template, context, status=status)
