"""Pages of whoever is signed in stay out of every cache, and nothing of them is left after signing out."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PRIVATE: Final = "no-store, private"


class PrivatePagesMiddleware:
    """Forbids browsers and proxies to keep an answer that was made for somebody who is signed in.

    An answer that says itself how it may be kept (pictures with an ETag) keeps its word, and so does one that never
    asked who is there: it is the same for everybody. When a session has ended, the browser is told to throw away what
    it cached before. Its storage stays: the practice wallet lives there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = PRIVATE
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
            response.headers["Clear-Site-Data"] = '"cache"'
        return response
