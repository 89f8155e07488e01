"""Which forms are kept when they do not get through, and what the middleware does about a session that has ended."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import reverse

from learning.web.kept_form import KeptForm, forget_form, keep_form, kept_form, read_form
from learning.web.requests import Request
from learning.web.throttle import is_network_throttled

# Forms that a page of their own shows again as they were filled in: their view, and the page's with the same arguments.
_PAGES: Final = {"learning:lesson-complete": "learning:lesson"}
_ROOMS: Final = frozenset({"learning", "community", "notifications", "gamification"})
# Of the other rooms only these: what ends an account, changes who may enter or pays is asked for anew.
_OTHERS: Final = frozenset({"account", "account-privacy", "chain:certificate-reissue", "chain:badge-minting"})
# Buttons, some of them shown to visitors too: nothing was typed, and after signing in they stand where they stood.
_BUTTONS: Final = frozenset(
    {
        "learning:course-enrol",
        "community:thread-vote",
        "community:reply-vote",
        "community:thread-follow",
        "community:reply-accept",
    }
)
_FORMS: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
# A visitor's session need not outlive the way through the sign-in page.
_VISITOR_SESSION_SECONDS: Final = 3600
_MOST_A_MINUTE: Final = 60


def form_to_keep(request: Request) -> KeptForm | None:
    """What was sent, if it is one of the forms that may be offered again, and this site's own page has sent it."""
    match = request.resolver_match
    if match is None or not (match.namespace in _ROOMS or match.view_name in _OTHERS):
        return None
    return read_form(request)


def page_of_form(request: Request) -> str:
    """Where the form that was sent stands again as it was filled in; "" when the page for unsent forms shows it."""
    match = request.resolver_match
    page = _PAGES.get(match.view_name) if match else None
    return reverse(page, kwargs=match.kwargs) if match and page else ""


def keep_through_sign_in(request: Request) -> bool:
    """Keep what was sent for whoever signs in next in this browser, if it is to be kept at all."""
    match = request.resolver_match
    form = form_to_keep(request) if match and match.view_name not in _BUTTONS else None
    if form is None or is_network_throttled(request, "kept-form", limit=_MOST_A_MINUTE, seconds=60):
        return False
    keep_form(request, form)
    request.session.set_expiry(_VISITOR_SESSION_SECONDS)
    return True


class KeptFormMiddleware:
    """Keeps a form that met an ended session, through the sign-in page and up to the page that offers it again.

    With htmx the page itself stays and keeps what was typed (static/js/app.js); this is for plain forms.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or request.htmx or not _asks_to_sign_in(response):
            return response
        if keep_through_sign_in(request) and not page_of_form(request):
            response.headers["Location"] = redirect_to_login(reverse("unsent")).url
        return response

    def process_view(self, request: Request, *_view: object) -> None:
        """What is sent with a token that counts is kept no longer. For what is no form nobody is looked up."""
        if request.method != "POST" or request.content_type not in _FORMS:
            return
        if request.user.is_authenticated and kept_form(request, request.get_full_path()):
            forget_form(request)


def _asks_to_sign_in(response: HttpResponseBase) -> bool:
    return urlsplit(response.headers.get("Location", "")).path == resolve_url(settings.LOGIN_URL)
