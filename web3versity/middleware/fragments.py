"""What htmx may be given: a fragment, a sentence in place, or the way to another page; never a page in a page."""

import logging
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from learning.web.in_place import say_in_place
from learning.web.requests import Request

logger = logging.getLogger(__name__)

_BROKEN: Final = _("Something broke on our side, and it has been written down. Nothing is lost: try again in a minute.")
_SENTENCES: Final[dict[int, Promise]] = {
    400: _("We could not understand that. Reload the page and try again."),
    403: _("This is not open to you, or not any more. Reload the page to see how things stand."),
    404: _("This is not here any more, or not open to you. Reload the page to see how things stand."),
    405: _("This cannot be done here. Reload the page to see how things stand."),
    413: _("This is far too large. Make it shorter and try again."),
    429: _("That was a little too fast. Please wait a minute and try again."),
    503: _("The school is closed for a moment for maintenance. Nothing is lost: try again in a few minutes."),
}


class FragmentMiddleware:
    """Fits every answer to htmx into the page that asked.

    A redirect moves the whole page; to the sign-in page, from where the page that the person was on is next. A page
    that has no fragment for htmx is opened as a whole. A page with an error, whoever made it, becomes a sentence beside
    what was pressed.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        response = self.get_response(request)
        # Going back in the history wants the whole page.
        if not request.htmx or request.htmx.history_restore_request:
            return response
        if "Location" in response.headers:
            return HttpResponseClientRedirect(_way_on(request, response.headers["Location"]))
        if not isinstance(response, HttpResponse) or _fits(response):
            return response
        if response.status_code < 400 and request.method in ("GET", "HEAD"):
            return HttpResponseClientRedirect(request.get_full_path())
        return _as_sentence(request, response)


def _way_on(request: Request, location: str) -> str:
    try:
        page = request.htmx.current_url_abs_path
    except ValueError:  # no address at all
        page = None
    if page and urlsplit(location).path == resolve_url(settings.LOGIN_URL):
        return redirect_to_login(page).url
    return location


def _fits(response: HttpResponse) -> bool:
    """Whether it can be put into a page: no page itself, and no error without a word for people."""
    start = response.content[:500].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html")):
        return False
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code < 400 or (is_html and bool(start))


def _as_sentence(request: Request, response: HttpResponse) -> HttpResponse:
    status = response.status_code
    if status < 400:
        logger.error("%s answers htmx with a whole page", request.path)
        status = 500
    sentence = str(_SENTENCES.get(status, _BROKEN if status >= 500 else _SENTENCES[404 if status == 410 else 400]))
    answer = say_in_place(request, sentence, status=status)
    for header in ("Retry-After", "Allow"):
        if header in response.headers:
            answer.headers[header] = response.headers[header]
    return answer
