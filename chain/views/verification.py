from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chain.certificates.lookup import MOST_READ, read_reference
from chain.certificates.verification import Verification, verify
from chain.page_metas import verify_meta
from learning.web.throttle import is_network_throttled, register_scope

register_scope("verify", _("Checks of certificates"))
# A class that checks its certificates from behind one router gets through.
MOST_CHECKS: Final = 120
PER_SECONDS: Final = 60


@never_cache
@require_safe
def certificate_verify(request: HttpRequest) -> HttpResponse:
    """?code= takes a number, a code, or the address of a certificate, however it was typed."""
    typed = request.GET.get("code", "").replace("\0", "").strip()[:MOST_READ]
    result: Verification | None = None
    waits = bool(typed) and is_checked_too_often(request)
    if typed and not waits:
        result = verify(typed)
    reference = read_reference(typed)
    # Numbers can be guessed: whoever has only a number is not led to the page that a code opens.
    context = {
        "typed": typed,
        "result": result,
        "has_code": bool(reference and reference.code),
        "waits": waits,
        "meta": verify_meta(is_plain=not typed),
    }
    response = render(request, "chain/verify.html", context, status=429 if waits else 200)
    if typed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def is_checked_too_often(request: HttpRequest) -> bool:
    """Whether a network has asked for more certificates within a minute than a class would; each call counts."""
    return is_network_throttled(request, "verify", limit=MOST_CHECKS, seconds=PER_SECONDS)
