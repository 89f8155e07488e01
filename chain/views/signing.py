"""What every page on which a wallet signs shares: the message it is given, and what the page's script is told."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from chain.models.challenge import SignInChallenge
from chain.networks import credential_network, wallet_entry
from chain.signin.address import parse_wallet_address
from chain.signin.errors import SignInRefused
from chain.signin.keys_lesson import find_keys_lesson
from chain.signin.site import signin_domain, signin_uri
from chain.views.json_requests import read_texts, refusal_as_json
from learning.web.client_ip import client_network


def answer_challenge(request: HttpRequest, issue: Callable[..., SignInChallenge], *, mark: str) -> HttpResponse:
    """{address} -> {message}: what `issue` has the wallet sign, good for ten minutes in this browser alone.

    `mark` is where the session keeps the browser's secret of this kind of page.
    """
    browser = request.session.get(mark) or secrets.token_hex(16)
    try:
        (address,) = read_texts(request, "address")
        challenge = issue(
            address=parse_wallet_address(address),
            browser=browser,
            network=client_network(request),
            now=timezone.now(),
        )
    except SignInRefused as refusal:
        return refusal_as_json(refusal)
    request.session[mark] = browser
    return JsonResponse({"message": challenge.message})


def signing_context(request: HttpRequest, *, words: Mapping[str, Any], path: str) -> dict[str, Any]:
    """What templates/chain/_signing.html and the script beside it need. `home_of_page` is the page at `path` under the
    site's own address, where the visitor is under another one, and empty else.
    """
    network = credential_network()
    elsewhere = request.get_host().lower() != signin_domain()
    return {
        "chain_id": network.chain_id,
        "network": wallet_entry(network),
        "words": words,
        "home_of_page": signin_uri() + path if elsewhere else "",
        "keys_lesson": find_keys_lesson(),
    }
