"""Which methods of HTTP the site knows at all."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

KNOWN: Final = ("GET", "HEAD", "POST")


class KnownMethodsMiddleware:
    """Answers 405 to what no page and no form sends, whatever the address, before anybody is looked up.

    A view says which of the three it takes; a view that forgets to would else treat PUT or an invented word as GET.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request) if request.method in KNOWN else HttpResponseNotAllowed(KNOWN)
