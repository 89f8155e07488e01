"""A moderator's browser: addresses, texts, and the way back that every action leaves."""

import re

from django.test import Client
from django.urls import reverse

from community.models import Discussion, Reply


def address(name: str, post: Discussion | Reply) -> str:
    args = [post.pk, post.slug] if isinstance(post, Discussion) else [post.pk]
    kind = "thread" if isinstance(post, Discussion) else "reply"
    return reverse(f"community:{kind}-{name}", args=args)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def follow_undo(client: Client, page: str) -> None:
    """The link in the message, and the button of the page behind it."""
    link = re.search(r'href="(/community/moderation/log/\d+/undo/)[^"]*">Undo</a>', page)
    assert link
    assert "<button" in text(client, link[1])
    assert client.post(link[1]).status_code == 302
