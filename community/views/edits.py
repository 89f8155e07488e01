from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import PostAction, denial, may_read_reply
from community.models import Discussion, Reply
from community.moderation.actions.edit import edit_as_moderator
from community.posts.edit import edit_post
from community.posts.forms import ReplyEditForm, ThreadEditForm
from community.posts.history import read_history
from community.views.lookup import posted, refused, reply_of, thread_of
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_edit(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    member, thread = thread_of(request, discussion_id)
    form = ThreadEditForm(posted(request), initial=_initial(thread, "title", "content", "tags"))
    return _edit(request, member, thread, None, form)


@require_http_methods(["GET", "HEAD", "POST"])
def reply_edit(request: Request, reply_id: int) -> HttpResponse:
    member, reply = reply_of(request, reply_id)
    form = ReplyEditForm(posted(request), initial=_initial(reply, "content"))
    return _edit(request, member, reply.discussion, reply, form)


@require_safe
def thread_history(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    _member, thread = thread_of(request, discussion_id)
    if thread.merged_into_id is not None:
        return redirect(thread)
    return render(
        request, "community/history.html", {"thread": thread, "post": thread, "versions": read_history(thread)}
    )


@require_safe
def reply_history(request: Request, reply_id: int) -> HttpResponse:
    member, reply = reply_of(request, reply_id)
    if not may_read_reply(member, reply):
        return redirect(reply)
    context = {"thread": reply.discussion, "post": reply, "reply": reply, "versions": read_history(reply)}
    return render(request, "community/history.html", context)


def _edit(
    request: Request, member: Member, thread: Discussion, reply: Reply | None, form: ThreadEditForm | ReplyEditForm
) -> HttpResponse:
    post = reply or thread
    if member.user is None:
        return redirect_to_login(post.get_absolute_url())
    if refusal := denial(PostAction.EDIT, member, post):
        return refused(request, PostRefused(refusal, status=403))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            fields = {name: value for name, value in form.cleaned_data.items() if name != "website"}
            try:
                if member.wrote(post):
                    edit_post(member=member, post=post, now=timezone.now(), **fields)
                else:
                    edit_as_moderator(moderator=member, post=post, now=timezone.now(), **fields)
            except PostRefused as refusal_given:
                form.add_error(None, refusal_given.sentence)
                status = refusal_given.status
            else:
                return redirect(post)
    context = {"form": form, "thread": thread, "post": post, "reply": reply}
    return render(request, "community/edit.html", context, status=status)


def _initial(post: Discussion | Reply, *names: str) -> dict[str, Any]:
    return {name: getattr(post, name) for name in names}
