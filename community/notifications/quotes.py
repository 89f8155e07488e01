"""The posts that notifications are about, for those who read them in an e-mail."""

import re
from collections.abc import Sequence
from typing import Final

from community.markup.display import summary
from community.models import Discussion, Notification, Reply

_POST: Final = re.compile(r"(discussion|reply):(\d+):by:")


def quote_posts(rows: Sequence[Notification], length: int) -> dict[int, str]:
    """By the id of each row whose events are posts, at most `length` characters of the newest one.

    What has been hidden or deleted meanwhile is not repeated. Two queries at most.
    """
    posts = {row.pk: key for row in rows if (key := _newest_post(row))}
    found = {
        ("reply", pk): content
        for pk, content in Reply.objects.live()
        .filter(pk__in=[pk for kind, pk in posts.values() if kind == "reply"], discussion__is_listed=True)
        .values_list("pk", "content")
    } | {
        ("discussion", pk): content
        for pk, content in Discussion.objects.listed()
        .filter(pk__in=[pk for kind, pk in posts.values() if kind == "discussion"])
        .values_list("pk", "content")
    }
    return {row: summary(found[key], length) for row, key in posts.items() if key in found}


def _newest_post(row: Notification) -> tuple[str, int] | None:
    posts = [(match[1], int(match[2])) for event in row.events if (match := _POST.match(event))]
    return max(posts, key=lambda post: (post[0] == "reply", post[1]), default=None)
