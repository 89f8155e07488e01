from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chain.signin.challenge import issue_challenge
from chain.signin.errors import SignInRefused
from chain.signin.script_texts import MESSAGES
from chain.signin.verify import verify_signin
from chain.views.json_requests import is_json, read_texts, refusal_as_json
from chain.views.signing import answer_challenge, signing_context
from learning.web.addresses import can_be_opened

_BROWSER_MARK = "signin_browser"
# Whoever asks for a message and never signs it leaves a session behind; it need not stay for thirty days.
_VISITOR_SESSION_SECONDS = 3600


@never_cache
@require_safe
def signin(request: HttpRequest) -> HttpResponse:
    return _page(request, wanted=request.GET.get("next", ""))


@never_cache
@require_POST
def signin_challenge(request: HttpRequest) -> HttpResponse:
    """{address} -> {message}: what the wallet is to sign, good for ten minutes in this browser alone."""
    response = answer_challenge(request, issue_challenge, mark=_BROWSER_MARK)
    if response.status_code == 200 and not request.user.is_authenticated:
        request.session.set_expiry(_VISITOR_SESSION_SECONDS)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signin_verify(request: HttpRequest) -> HttpResponse:
    """{message, signature} -> session. A form is sent on to `next`; JSON is told where to go."""
    if request.method != "POST":
        # A refused form leaves this address in the browser's address line.
        return HttpResponseRedirect(reverse("chain:signin"))
    wanted = ""
    try:
        message, signature, wanted, timezone_name = read_texts(
            request, "message", "signature", "next", "timezone", optional={"next", "timezone"}
        )
        user, is_new = verify_signin(
            message=message,
            signature=signature,
            browser=request.session.get(_BROWSER_MARK, ""),
            now=timezone.now(),
            timezone=timezone_name,
        )
    except SignInRefused as refusal:
        return refusal_as_json(refusal) if is_json(request) else _page(request, wanted=wanted, refusal=refusal)
    with transaction.atomic():
        if request.user.is_authenticated:
            # login() keeps the session of the same person; a sign-in always starts a fresh one.
            request.session.flush()
        login(request, user, backend="chain.signin.backend.WalletBackend")
        request.session.set_expiry(None)
    if is_new:
        messages.success(request, _("Welcome! You are %(name)s here.") % {"name": user.username})
    target = _destination(request, wanted)
    if is_json(request):
        return JsonResponse({"username": user.username, "is_new": is_new, "next": target})
    return HttpResponseRedirect(target)


@require_POST
def signout(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(resolve_url(settings.LOGOUT_REDIRECT_URL))


def _page(request: HttpRequest, *, wanted: str, refusal: SignInRefused | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        **signing_context(request, words=MESSAGES, path=reverse("chain:signin")),
        "next": wanted if is_ours(request, wanted) else "",
        "destination": _destination(request, wanted),
        "refusal": refusal,
    }
    return render(request, "chain/signin.html", context, status=refusal.status if refusal else 200)


def _destination(request: HttpRequest, wanted: str) -> str:
    return wanted if is_ours(request, wanted) else resolve_url(settings.LOGIN_REDIRECT_URL)


def is_ours(request: HttpRequest, wanted: str) -> bool:
    """Whether `wanted` is a page of this site that can be opened, other than the sign-in page itself."""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if not safe or not wanted.isprintable() or wanted.startswith(reverse("chain:signin")):
        return False
    return can_be_opened(urlsplit(wanted).path)
