"""A form whose token no longer counts (CSRF): most often somebody has signed in again in another tab meanwhile."""

from typing import Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from learning.web.in_place import say_in_place
from learning.web.kept_form import KeptForm, came_from_here, keep_form
from learning.web.requests import Request
from web3versity.middleware.kept_forms import form_to_keep, keep_through_sign_in, page_of_form
from web3versity.views.unsent import render_unsent

_SIGN_INS: Final = frozenset({"chain:signin-verify", "admin:login"})


def csrf_failure(request: Request, **_reason: str) -> HttpResponse:
    """Nothing was done; the answer says why, and how one press goes on."""
    if request.content_type == "application/json":
        return JsonResponse({"code": "stale_page", "sentence": _why(request)}, status=403)
    if request.htmx:
        return _in_place(request)
    if request.resolver_match and request.resolver_match.view_name in _SIGN_INS:
        return _signed_in_elsewhere(request)
    form = form_to_keep(request)
    if form is None:
        return render(request, "stale_token.html", {"sentence": _why(request)}, status=403)
    if page := page_of_form(request):
        return _back_to(request, page, form)
    return render_unsent(request, form, sentence=_why(request), status=403)


def _why(request: Request) -> str:
    if not came_from_here(request):
        return _("This form was open too long or came from elsewhere. Go back, reload the page and send it again.")
    if request.user.is_authenticated:
        return _("You have signed in again since this page was opened, and are %(name)s now.") % {
            "name": request.user.username
        }
    return _("This page was open for too long, or you have signed out in another tab.")


def _in_place(request: Request) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not came_from_here(request):
        return say_in_place(request, _why(request), status=403)
    sentence = f"{_why(request)} {_('Nothing has been sent yet: press once more.')}"
    return say_in_place(request, sentence, status=403, fresh_token=get_token(request))


def _signed_in_elsewhere(request: Request) -> HttpResponse:
    """What was signed or typed there is not offered again."""
    wanted = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        wanted = ""
    context = {"wanted": wanted, "sentence": _why(request), "is_sign_in": True}
    return render(request, "stale_token.html", context, status=403)


def _back_to(request: Request, page: str, form: KeptForm) -> HttpResponse:
    if request.user.is_authenticated:
        keep_form(request, form)
        return redirect(page)
    keep_through_sign_in(request)
    return redirect_to_login(page)
