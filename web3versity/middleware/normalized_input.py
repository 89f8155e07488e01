"""What people type is taken in NFC, the one form in which equal words are equal, whichever keyboard made them."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from unicodedata import is_normalized, normalize

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase


class NormalizedInputMiddleware:
    """Puts the fields of forms and addresses into NFC (Unicode's composed form), for every page and the admin.

    Passwords stay as they were typed: a stored hash knows no other form. A form in another encoding than UTF-8 counts
    as empty, and an address with NUL, which PostgreSQL takes nowhere, as one that is not there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.GET = _normalized(request.GET)
        if request.method == "POST":
            # Who reads the form next meets the broken connection again, and knows what to do.
            with suppress(UnreadablePostError):
                request.POST = _read_form(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        if "\0" in request.path:
            raise Http404


def _read_form(request: HttpRequest) -> Any:
    try:
        return _normalized(request.POST)
    except BadRequest:
        return QueryDict()


def _normalized(fields: QueryDict) -> Any:
    """`fields` itself when all of them are in NFC, as nearly always."""
    if all(is_normalized("NFC", value) for _, values in fields.lists() for value in values):
        return fields
    composed = fields.copy()
    for name, values in fields.lists():
        if "password" not in name:
            composed.setlist(name, [normalize("NFC", value) for value in values])
    composed._mutable = False  # as requests have them
    return composed
