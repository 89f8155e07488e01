from typing import Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chain.explorer.waking import wake_index
from chain.networks import practice_network
from chain.rpc.answering import Reply, answer_body, refuse_all
from chain.rpc.envelope import MOST_BYTES
from chain.rpc.errors import INVALID_REQUEST, LIMIT_EXCEEDED, RpcRefused
from chain.rpc.limits import Asker
from chain.rpc.methods import SEND
from learning.web.client_ip import client_network

# Of wallets that run as extensions; whoever sends no Origin is no website.
_EXTENSIONS: Final = ("chrome-extension", "moz-extension", "safari-web-extension")
_MOST_COOKIE: Final = 100


# Nothing here acts for whoever is signed in: a signed transaction carries its own authority.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def rpc(request: HttpRequest) -> HttpResponse:
    """JSON-RPC of the practice network for wallets; whoever opens the address reads what it is."""
    if request.method != "POST":
        return render(request, "chain/rpc.html", {"network": practice_network()})
    try:
        _check_origin(request)
        raw = _read_body(request)
    except RpcRefused as refusal:
        return _respond(refuse_all(refusal))
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")[:_MOST_COOKIE]
    asker = Asker(session, client_network(request) or "unknown")
    reply = answer_body(raw, asker=asker, network=practice_network())
    if SEND.encode() in raw:
        wake_index()
    return _respond(reply)


def _check_origin(request: HttpRequest) -> None:
    """Raises RpcRefused for a page of another website, which has no business with our visitors' share."""
    origin = request.headers.get("Origin")
    if origin is None or origin in (settings.SITE_URL, f"{request.scheme}://{request.get_host()}"):
        return
    if origin.partition("://")[0] not in _EXTENSIONS:
        sentence = _("Pages of other websites cannot use this address. Wallets and programs can.")
        raise RpcRefused(INVALID_REQUEST, sentence, status=403)


def _read_body(request: HttpRequest) -> bytes:
    """Raises RpcRefused."""
    if request.content_type != "application/json":
        raise RpcRefused(INVALID_REQUEST, _("Send JSON, with Content-Type: application/json."), status=415)
    try:
        raw = request.body
    except (RequestDataTooBig, UnreadablePostError):
        raw = b"\0" * (MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RpcRefused(LIMIT_EXCEEDED, _("This request is too large."), status=413)
    return raw


def _respond(reply: Reply) -> HttpResponse:
    response = HttpResponse(reply.body, content_type="application/json", status=reply.status)
    response.headers["Cache-Control"] = "no-store"
    if reply.retry_after:
        response.headers["Retry-After"] = str(reply.retry_after)
    return response
