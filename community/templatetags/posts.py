"""Lines of threads, and posts, as parts of a page."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.models import Discussion
from community.threads.page import ShownPost
from community.threads.parts import line_of, shown_of
from learning.web.parts import age_of, render_part

register = template.Library()


@register.simple_tag
def thread_line(
    thread: Discussion, title: SafeString | str = "", excerpt: SafeString | str = "", reply_id: int | None = None
) -> SafeString:
    """`title` and `excerpt` have what was searched for marked; `reply_id` is the reply it was found in."""
    line = line_of(thread)
    found: dict[str, Any] = {"title": title, "excerpt": excerpt, "reply_id": reply_id}
    return render_part("community/_thread_line.html", thread=line, age=age_of(line.last_activity_at), **found)


@register.simple_tag(takes_context=True)
def shown_post(context: Context, shown: ShownPost) -> SafeString:
    """A post of a thread's page, whose thread is `around` as a plain value.

    Moderators have menus that ask for the rows: theirs are made anew.
    """
    thread, member, is_first_page = context["thread"], context["member"], bool(context.get("is_first_page"))
    is_signed_in = member.user is not None
    if member.is_moderator:
        values = {
            "shown": shown,
            "words": shown.html,
            "thread": thread,
            "member": member,
            "is_first_page": is_first_page,
        }
        return render_to_string("community/_post.html", values | {"is_signed_in": True}, context["request"])
    return render_part(
        "community/_post.html",
        token=lambda: str(context["csrf_token"]),
        words=shown.html,
        shown=shown_of(shown),
        thread=context["around"],
        is_first_page=is_first_page,
        is_signed_in=is_signed_in,
        age=age_of(shown.post.created_at),
    )
