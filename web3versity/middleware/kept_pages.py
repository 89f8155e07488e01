"""Pages that look the same to every visitor are made once a second, in each process, and given to all who ask.

No cache is asked: what a second is worth fits into the process. Whoever has a session, or a message to be told, gets a
page of their own, and what sets a cookie is given to nobody else. See docs/decisions/040-pages-for-visitors.md.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch
from django.utils.translation import get_language_from_request

from learning.web.kept_pages import Keeping, keeping_of
from web3versity.middleware.replica import COOKIE as WROTE

# About 10 KiB each. What is asked for at addresses of no end pushes out what nobody has asked for the longest.
MOST_KEPT: Final = 300
# Who has a message to be told, or has just sent something and is to see what came of it (decision 035).
_OWN: Final = frozenset({CookieStorage.cookie_name, WROTE})
_TAKES_GZIP: Final = re.compile(r"\bgzip\b")
# As templates/base.html tells them apart.
_THEMES: Final = frozenset({"dark", "light"})


@dataclass(frozen=True, slots=True)
class _Kept:
    made_at: float
    headers: dict[str, str]
    content: bytes
    keeping: Keeping
    # The view it is a page of, by which requests are counted.
    match: ResolverMatch | None

    def answer(self, request: HttpRequest) -> HttpResponse:
        request.resolver_match = self.match
        if self.keeping.seen:
            self.keeping.seen(request)
        return HttpResponse(self.content, headers=self.headers)


class KeptPagesMiddleware:
    """Stands above all that looks at sessions, and above compression, so that a page is packed once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_visitor(request):
            return self.get_response(request)
        key = _key(request)
        if (kept := find(key)) is not None:
            return kept.answer(request)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_be_kept(response):
            _keep(key, response, request.resolver_match)
        return response


def _is_visitor(request: HttpRequest) -> bool:
    """Whether nothing tells this request from another visitor's, and it asks for a whole page."""
    return (
        request.method == "GET"
        and settings.KEPT_PAGE_SECONDS > 0
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not _OWN & request.COOKIES.keys()
        and "HX-Request" not in request.headers
    )


def _key(request: HttpRequest) -> Hashable:
    """All that a page may depend on that says so in kept_for_visitors()."""
    theme = request.COOKIES.get("theme", "")
    return (
        request.scheme,
        request.META.get("HTTP_HOST"),
        request.get_full_path(),
        get_language_from_request(request),
        theme if theme in _THEMES else "",
        bool(_TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))),
    )


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        keeping_of(response) is not None
        and response.status_code == 200
        and not response.cookies
        and not response.has_header("Cache-Control")
    )


_pages: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()


def find(key: Hashable) -> _Kept | None:
    with _lock:
        kept = _pages.get(key)
    return kept if kept and monotonic() - kept.made_at < settings.KEPT_PAGE_SECONDS else None


def forget() -> None:
    """Keep nothing that was made until now."""
    with _lock:
        _pages.clear()


def _keep(key: Hashable, response: HttpResponse, match: ResolverMatch | None) -> None:
    kept = _Kept(monotonic(), dict(response.items()), response.content, keeping_of(response) or Keeping(), match)
    with _lock:
        _pages.pop(key, None)
        _pages[key] = kept
        if len(_pages) > MOST_KEPT:
            _pages.popitem(last=False)
