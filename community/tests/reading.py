"""What tests of a thread's page share."""

import re
from typing import Any

from django.test import Client

from community.models import Discussion, Reply
from learning.models import User
from tests.builders import make_reply
from tests.html import laid_out


def read(client: Client, thread: Discussion, **query: str) -> str:
    answer = client.get(thread.get_absolute_url(), query)
    assert answer.status_code == 200
    return laid_out(answer.content.decode())


def article(html: str, reply: Reply) -> str:
    """The element of one reply."""
    found = re.search(rf'<article class="[^"]*" id="reply-{reply.pk}".*?</article>', html, re.DOTALL)
    assert found is not None
    return found.group()


def make_replies(thread: Discussion, author: User | None, number: int, **columns: Any) -> list[Reply]:
    return [make_reply(author, thread, **columns) for _ in range(number)]
