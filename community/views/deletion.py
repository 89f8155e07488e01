from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.permissions import PostAction, denial, may_read
from community.posts.delete import delete_reply, delete_thread
from community.views.lookup import refused, reply_of, thread_of
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_delete(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """Asks first; posting deletes."""
    member, thread = thread_of(request, discussion_id)
    if member.user is None:
        return redirect_to_login(thread.get_absolute_url())
    if refusal := denial(PostAction.DELETE, member, thread):
        return refused(request, PostRefused(refusal, status=403))
    if request.method != "POST":
        return render(request, "community/delete.html", {"thread": thread, "post": thread})
    try:
        delete_thread(member=member, thread=thread, now=timezone.now())
    except PostRefused as refusal_given:
        return refused(request, refusal_given)
    messages.success(request, _("Your question is deleted."))
    return redirect(thread if may_read(member, thread) else "community:thread-list")


@require_http_methods(["GET", "HEAD", "POST"])
def reply_delete(request: Request, reply_id: int) -> HttpResponse:
    """Asks first; posting deletes."""
    member, reply = reply_of(request, reply_id)
    if member.user is None:
        return redirect_to_login(reply.discussion.get_absolute_url())
    if refusal := denial(PostAction.DELETE, member, reply):
        return refused(request, PostRefused(refusal, status=403))
    if request.method != "POST":
        context = {"thread": reply.discussion, "post": reply, "reply": reply}
        return render(request, "community/delete.html", context)
    try:
        delete_reply(member=member, reply=reply, now=timezone.now())
    except PostRefused as refusal_given:
        return refused(request, refusal_given)
    messages.success(request, _("Your answer is deleted."))
    return redirect(reply)
