"""The page between the password of staff and the admin: a code of their app, or the setting up of one."""

from typing import Any, Final

import segno
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.accounts.second_factor import (
    begin_enrolment,
    check_code,
    confirm_factor,
    find_factor,
    provisioning_uri,
    readable_secret,
)
from learning.models import SecondFactor, User
from learning.web.client_ip import client_network
from learning.web.throttle import is_object_throttled, register_scope

SCOPE: Final = register_scope("second-factor", gettext_lazy("Codes of the second factor"))
MOST_TRIES: Final = 5
PER_SECONDS: Final = 5 * 60
SESSION_KEY: Final = "second_factor"


def second_factor(request: HttpRequest) -> HttpResponse:
    """For staff who have signed in by password; posting `code` opens the admin to this session."""
    person = request.user
    assert isinstance(person, User)  # noqa: S101 - StaffSite lets nobody else in
    factor = find_factor(person) or begin_enrolment(person=person)
    if request.method != "POST":
        return _page(request, factor)
    # Per network: whoever has the password and guesses elsewhere does not keep the owner out.
    name = f"{person.pk}@{client_network(request) or ''}"
    if is_object_throttled(name, SCOPE, limit=MOST_TRIES, seconds=PER_SECONDS):
        return _page(request, factor, refusal=_("Too many codes. Please wait five minutes."), status=429)
    now, code, recovery = timezone.now(), request.POST.get("code", "")[:40], None
    if factor.confirmed_at is None:
        recovery = confirm_factor(person=person, code=code, now=now)
        is_right = recovery is not None
    else:
        is_right = check_code(person=person, code=code, now=now)
    if not is_right:
        return _page(request, factor, refusal=_("That is not the code your app shows now."), status=422)
    request.session.cycle_key()
    request.session[SESSION_KEY] = factor.pk
    if recovery is not None:
        context = _context(request) | {"recovery_codes": recovery, "next": _next(request)}
        return render(request, "admin/second_factor_codes.html", context)
    return redirect(_next(request))


def _page(request: HttpRequest, factor: SecondFactor, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = _context(request) | {"refusal": refusal, "next": _next(request), "is_new": factor.confirmed_at is None}
    if factor.confirmed_at is None:
        uri = provisioning_uri(factor, site="Web3Versity")
        picture = segno.make(uri, error="m").svg_inline(scale=5, border=4, light="#fff", omitsize=True)
        context |= {"qr": mark_safe(picture), "secret": readable_secret(factor)}  # noqa: S308 (drawn by us)
    return render(request, "admin/second_factor.html", context, status=status)


def _context(request: HttpRequest) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": _("Second factor"), "has_permission": False}


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else reverse("admin:index")
