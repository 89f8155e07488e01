"""Badges become tokens only for learners who opt in: what is on a chain is public, and stays."""

from django.db import transaction

from chain.models import BadgeMinting
from chain.tokens.wake import wake_minters
from learning.models import User


class NoWallet(Exception):
    """There is no wallet that the tokens could go to."""


def has_opted_in(*, user_id: int) -> bool:
    return BadgeMinting.objects.filter(user_id=user_id).exists()


@transaction.atomic
def opt_in(*, user_id: int) -> None:
    """Mint the learner's badges, those earned already and those to come. Raises NoWallet."""
    learner = User.objects.select_for_update(no_key=True).get(pk=user_id)
    if not learner.evm_address:
        raise NoWallet
    BadgeMinting.objects.get_or_create(user=learner)
    wake_minters()


def opt_out(*, user_id: int) -> None:
    """Mint no more of them. Tokens that exist stay, and those on their way arrive."""
    BadgeMinting.objects.filter(user_id=user_id).delete()
