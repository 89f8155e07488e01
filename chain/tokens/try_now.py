"""Not waiting until a token that failed is due again."""

from django.db import transaction
from django.utils import timezone

from chain.models import SoulboundToken
from chain.models.token import TokenState
from chain.tokens.wake import wake_minters

# Such as wait between two tries (chain/tokens/retry.py).
PUT_OFF = (TokenState.WAITING, TokenState.LIVE)


@transaction.atomic
def try_now(*, token_id: int) -> bool:
    """Have the next try at once; whether there was one to be had."""
    put_off = SoulboundToken.objects.filter(pk=token_id, state__in=PUT_OFF, attempts__gt=0)
    is_due = bool(put_off.update(due_at=timezone.now()))
    if is_due:
        wake_minters()
    return is_due
