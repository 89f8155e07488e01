from django import template

from chain.models import ChainTrouble

register = template.Library()


@register.simple_tag
def chain_troubles() -> list[ChainTrouble]:
    """What keeps the platform from paying and minting now, the oldest first."""
    return list(ChainTrouble.objects.order_by("since"))
