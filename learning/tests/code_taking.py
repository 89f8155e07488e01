"""Taking a code lesson over HTTP, as a browser does."""

from html import unescape
from re import DOTALL, search
from typing import Any

from django.test import Client

from learning.models import Lesson

HTMX = {"HX-Request": "true"}


def page_of(client: Client, lesson: Lesson) -> str:
    return client.get(lesson.get_absolute_url()).content.decode()


def typed(page: str) -> str:
    """What stands in the editor, as a browser reads it."""
    found = search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, DOTALL)
    assert found
    return unescape(found[1])


def draft(client: Client, lesson: Lesson, *, do: str = "keep", route: str = "typing", **fields: Any) -> Any:
    """Keep a draft; `headers` and `follow` are the client's."""
    options = {name: fields.pop(name) for name in ("headers", "follow") if name in fields}
    return client.post(f"{lesson.get_absolute_url()}draft/", {"do": do, "route": route, **fields}, **options)
