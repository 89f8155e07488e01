from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from community.access.member import Member
from community.models import Discussion
from community.posts.forms import PostForm
from community.threads.meta import thread_meta
from community.threads.page import page_of_reply, read_thread_page
from community.threads.parts import around_of
from community.threads.read_state import record_visit
from community.threads.view_counts import count_view
from community.views.lookup import reply_of, thread_of
from learning.web.client_ip import client_network
from learning.web.kept_pages import kept_for_visitors
from learning.web.requests import Request, page_number


def _count_visitor(request: HttpRequest, discussion_id: int, slug: str = "") -> None:
    count_view(thread_id=discussion_id, viewer=_network_key(request))


@kept_for_visitors(seen=_count_visitor)
@require_safe
def thread(request: Request, discussion_id: int, slug: str = "") -> HttpResponse:
    member, thread = thread_of(request, discussion_id)
    if slug != thread.slug:
        return _moved(request, thread)
    return render_thread(request, member, thread)


@require_safe
def reply(request: Request, reply_id: int) -> HttpResponse:
    """To the page of its thread on which a reply stands."""
    _member, reply = reply_of(request, reply_id)
    number = page_of_reply(reply)
    page = f"?page={number}" if number > 1 else ""
    return redirect(f"{reply.discussion.get_absolute_url()}{page}#reply-{reply.pk}")


def _moved(request: Request, thread: Discussion) -> HttpResponse:
    """For good, to the address of today's title. Nobody keeps that without asking: the title may change back."""
    query = request.META["QUERY_STRING"]
    answer = redirect(thread.get_absolute_url() + (f"?{query}" if query else ""), permanent=True)
    patch_cache_control(answer, no_cache=True)
    return answer


def render_thread(
    request: Request, member: Member, thread: Discussion, *, form: PostForm | None = None, status: int = 200
) -> HttpResponse:
    """The thread's page, with a reply that was refused as it was typed. Looking at it is a view and a visit."""
    now = timezone.now()
    page = read_thread_page(thread, member=member, page_number=page_number(request))
    context: dict[str, Any] = {
        "shown": page,
        "is_first_page": page.page.number == 1,
        "thread": thread,
        "around": around_of(thread),
        "member": member,
        "form": form or PostForm(),
        "meta": thread_meta(thread, page),
    }
    answer = render(request, "community/thread.html", context, status=status)
    if status == 200:
        count_view(thread_id=thread.pk, viewer=_viewer_key(request, member))
        if member.user:
            record_visit(reader=member.user, thread=thread, read_at=thread.my_read_at, now=now)
    return answer


def _viewer_key(request: Request, member: Member) -> str:
    """A person, or a network without saying which: addresses are not written down."""
    return str(member.user.pk) if member.user else _network_key(request)


def _network_key(request: HttpRequest) -> str:
    return salted_hmac("community.views", client_network(request) or "").hexdigest()[:16]
