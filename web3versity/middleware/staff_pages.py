"""The pages of staff, in the admin and beside it: who is let in, and that what they do is written down."""

from collections.abc import Callable
from typing import Final

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.audit.record import has_recorded, record_act
from learning.web.in_place import say_in_place
from learning.web.requests import Request

ADMIN: Final = "/admin/"
# Pages outside the admin that open for those alone who could open it: by password, and with a second factor if need be.
STAFF_PREFIXES: Final = ("/studio/", "/insight/")
_SIGNED_OUT: Final = _(
    "You are signed out. What you typed stays here: sign in to the admin in another tab, then go on in this one."
)
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class StaffPagesMiddleware:
    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if not request.path.startswith((ADMIN, *STAFF_PREFIXES)):
            return self.get_response(request)
        if not request.path.startswith(ADMIN) and not admin.site.has_permission(request):
            if request.htmx:
                # The page stays, and with it what is being typed.
                return say_in_place(request, str(_SIGNED_OUT), status=401)
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        response = self.get_response(request)
        if request.method not in _SAFE and _is_done(response) and not has_recorded(request):
            _record(request)
        return response


def _is_done(response: HttpResponse) -> bool:
    """A form that was taken leads on; a page or a fragment that comes back asks something, or is a draft being kept."""
    return response.status_code in {204, 302, 303} or "HX-Redirect" in response


def _record(request: HttpRequest) -> None:
    """What no page has written down by itself, under the name of its address; nothing of who was sent away."""
    match = request.resolver_match
    if match is None or not match.url_name:
        return
    is_signing_in = match.view_name == "admin:login" and request.user.is_authenticated and request.user.is_staff
    if is_signing_in or admin.site.has_permission(request):
        record_act(request, act=match.url_name[:60])
