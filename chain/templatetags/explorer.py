from typing import Any

from django import template
from django.utils.translation import gettext as _

from chain.explorer.facts import FACTS
from chain.explorer.names import Name
from chain.networks import is_hashscan

register = template.Library()


@register.filter
def explorer_name(url: str) -> str:
    """What a link to an explorer's page is called."""
    return "HashScan" if is_hashscan(url) else _("Explorer")


@register.filter
def see_in_explorer(url: str) -> str:
    """The same where the link stands alone."""
    return _("See it on HashScan") if is_hashscan(url) else _("See it in the explorer")


@register.inclusion_tag("chain/explorer/_address.html")
def explorer_address(address: str, names: dict[str, Name]) -> dict[str, Any]:
    """A link to the page of `address`, with who that is where it is known."""
    return {"address": address, "name": names.get(address.lower())}


@register.inclusion_tag("chain/explorer/_why.html")
def explain_fact(key: str) -> dict[str, Any]:
    """What a fact means, folded up behind a question."""
    label, meaning = FACTS[key]
    return {"label": label, "meaning": meaning}
