"""A token whose transaction failed goes back to where it was, and waits longer each time."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from chain.models import SoulboundToken
from chain.models.token import TokenState

FIRST_PAUSE: Final = timedelta(seconds=15)
LONGEST_PAUSE: Final = timedelta(hours=1)


def try_later(token: SoulboundToken, trouble: str) -> None:
    """Called with the row's lock."""
    if token.state == TokenState.BURNING:
        token.state, token.burn_transaction = TokenState.LIVE, None
    else:
        token.state, token.mint_transaction = TokenState.WAITING, None
    token.attempts += 1
    token.due_at = timezone.now() + min(FIRST_PAUSE * 2 ** min(token.attempts - 1, 10), LONGEST_PAUSE)
    token.trouble = trouble[:300]
    token.save(update_fields=["state", "burn_transaction", "mint_transaction", "attempts", "due_at", "trouble"])
