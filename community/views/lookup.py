"""What every view of a thread or reply begins with, and how it says no."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member, read_member
from community.access.permissions import may_read
from community.models import Discussion, Reply
from community.threads.page import find_thread
from learning.web.client_ip import client_network
from learning.web.in_place import say_in_place
from learning.web.requests import Request


def thread_of(request: Request, discussion_id: int) -> tuple[Member, Discussion]:
    """Who asks, and the thread as they find it. Raises Http404."""
    member = read_member(request.user, network=client_network(request))
    return member, find_thread(member, discussion_id)


def reply_of(request: Request, reply_id: int) -> tuple[Member, Reply]:
    """Who asks, and the reply with its thread. Raises Http404, also when the thread is not for them."""
    member = read_member(request.user, network=client_network(request))
    reply = Reply.objects.select_related("discussion", "author").filter(pk=reply_id).first()
    if reply is None or not may_read(member, reply.discussion):
        raise Http404(_("There is no such reply."))
    return member, reply


def posted(request: Request) -> QueryDict | None:
    """What a form is filled in with; None while it is only shown. A form may be posted with nothing in it."""
    return request.POST if request.method == "POST" else None


def refused(request: Request, refusal: PostRefused) -> HttpResponse:
    """The sentence, as a page or, with htmx, beside what was pressed."""
    if request.htmx:
        return say_in_place(request, refusal.sentence, status=refusal.status)
    return render(request, "403.html", {"reason": refusal.sentence}, status=refusal.status)
