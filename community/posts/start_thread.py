"""Starting a thread."""

from datetime import datetime

from django.db import transaction

from community.access.limits import check_may_post
from community.access.locks import lock_rows
from community.access.member import Member
from community.access.permissions import require_poster
from community.markup.render import render_post
from community.models import Discussion
from community.signals import thread_started
from community.threads.follow import follow
from learning.models import Course, Lesson


def start_thread(
    *,
    member: Member,
    title: str,
    content: str,
    category: str,
    now: datetime,
    tags: list[str] | None = None,
    course: Course | None = None,
    lesson: Lesson | None = None,
) -> Discussion:
    """Ask or tell something; its author follows it. Raises PostRefused, and nothing is written then."""
    author = require_poster(member)
    html = render_post(content)
    with transaction.atomic():
        lock_rows(people=[author.pk])
        check_may_post(author=author, content=content, now=now)
        thread = Discussion.objects.create(
            author=author,
            course=lesson.course if lesson else course,
            lesson=lesson,
            title=title,
            content=content,
            content_html=html,
            category=category,
            tags=tags or [],
        )
        follow(user_id=author.pk, thread=thread)
        thread_started.send(sender=Discussion, user_id=author.pk, discussion_id=thread.pk)
    return thread
