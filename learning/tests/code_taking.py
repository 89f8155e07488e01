"""Taking a code lesson over HTTP, as a browser does."""

from html import unescape
from re import DOTALL, search
from typing import Any

from django.test import Client

from learning.attempts.grading import grade_attempt
from learning.models import Lesson, QuizAttempt

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


def hand_in(client: Client, lesson: Lesson, source: str = "", **fields: Any) -> Any:
    """What answers at once; whoever wants a result lets a worker grade (graded())."""
    options = {name: fields.pop(name) for name in ("headers", "follow") if name in fields}
    posted = {"route": "typing", "source": source} | fields
    return client.post(f"{lesson.get_absolute_url()}complete/", posted, **options)


def graded(client: Client, lesson: Lesson, source: str = "", **fields: Any) -> str:
    """The page of the result, after grading in the real box, here in this process."""
    hand_in(client, lesson, source, **fields)
    attempt = QuizAttempt.objects.waiting().get()
    grade_attempt(attempt_id=attempt.pk)
    return client.get(f"{lesson.get_absolute_url()}?attempt={attempt.pk}").content.decode()


def see_hints(client: Client, lesson: Lesson) -> None:
    """All three of the check that failed last."""
    for number in ("1", "2", "3"):
        client.post(f"{lesson.get_absolute_url()}hint/", {"hint": number})
