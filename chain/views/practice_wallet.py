"""The practice wallet's page. The wallet itself lives in the browser: the server draws the page around it."""

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from eth_utils.address import to_checksum_address

from chain.networks import practice_network
from chain.practice.give import gifts_under_way
from chain.signin.address import parse_wallet_address
from chain.signin.errors import SignInRefused
from learning.web.requests import Request

_A_YEAR = 365 * 24 * 3600


@never_cache
@require_safe
def practice_wallet(request: Request) -> HttpResponse:
    address = request.user.evm_address if request.user.is_authenticated else None
    context = {
        "network": practice_network(),
        "address": address,
        "is_hbar_under_way": bool(address) and gifts_under_way(to_checksum_address(str(address))).exists(),
    }
    return render(request, "chain/practice_wallet.html", context)


@cache_control(public=True, max_age=_A_YEAR, immutable=True)
@require_safe
def practice_wallet_picture(_request: HttpRequest, address: str) -> HttpResponse:
    """An address as a QR code, in SVG; always dark on white, as cameras want it."""
    try:
        text = parse_wallet_address(address)
    except SignInRefused as refusal:
        raise Http404 from refusal
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, border=4, scale=5, dark="#1d1b27", light="#fff"
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")
