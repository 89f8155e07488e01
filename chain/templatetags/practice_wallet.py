from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from chain.networks import practice_network
from chain.wallet.preview_texts import PREVIEW_TEXTS
from chain.wallet.problem_texts import PROBLEM_TEXTS
from chain.wallet.window_texts import WINDOW_TEXTS

register = template.Library()


@register.simple_tag
def wallet_config() -> dict[str, Any]:
    """What static/js/wallet/site_wallet.js is told: network, door, explorer and every sentence."""
    network = practice_network()
    return {
        "network": {"chainId": network.chain_id, "title": network.title},
        "rpcUrl": reverse("chain:rpc"),
        "explorerUrl": explorer_path(),
        "pictureUrl": reverse("chain:practice-wallet-picture", args=["ADDRESS"]),
        "words": PROBLEM_TEXTS | WINDOW_TEXTS,
        "previewWords": PREVIEW_TEXTS,
    }


@register.simple_tag
def explorer_path() -> str:
    """The path of the explorer, to which tx/… and address/… are added; empty where there is none."""
    try:
        return reverse("chain:explorer")
    except NoReverseMatch:
        return ""
