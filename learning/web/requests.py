"""Typed requests, and the little of HTTP that the views share."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from learning.models import User


class Request(HttpRequest):
    """A request as the middleware leaves it."""

    user: User | AnonymousUser
    htmx: HtmxDetails


class LearnerRequest(Request):
    """A request behind @login_required."""

    user: User


def page_number(request: HttpRequest) -> int:
    """The ?page= of a list, 1 when it is missing or no page number."""
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) > 0 else 1
