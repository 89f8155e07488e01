"""Lets the pages of web3versity/replica/pages.py read from the replica, and nobody miss what they wrote."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from settings.replica import is_reading_from_replica, read_from_primary, read_from_replica
from web3versity.replica.pages import may_lag
from web3versity.replica.watch import LOOK_SECONDS, WATCH

# In the browser of whoever has sent something. The browser forgets it when the replica has what was written.
COOKIE: Final = "wrote"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class ReplicaMiddleware:
    """The innermost one: it calls the view itself, and once more on the primary where the replica would not do.

    That is when the replica went away meanwhile, and when something is not there: it may be there since a moment.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method not in _SAFE:
            response.set_cookie(
                COOKIE,
                "1",
                max_age=settings.REPLICA_MAX_LAG + 2 * int(LOOK_SECONDS),
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None lets Django call the view, which then reads from the primary."""
        if COOKIE in request.COOKIES or not may_lag(request) or not WATCH.is_usable():
            return None
        read_from_replica()
        try:
            response: HttpResponseBase = view(request, *args, **kwargs)
        except (Http404, OperationalError, InterfaceError):
            # Who has written in between reads from the primary already, and is not to write again.
            if not is_reading_from_replica():
                raise
            return None
        else:
            return None if response.status_code == 404 and is_reading_from_replica() else response
        finally:
            read_from_primary()
