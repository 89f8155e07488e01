"""Signing up: the first sign-in of a wallet makes its learner."""

from django.db import IntegrityError, transaction

from learning.accounts.former_usernames import is_resting
from learning.accounts.time_zones import is_zone
from learning.accounts.usernames import pick_emoji, pick_username
from learning.models import User

# At ten million learners one drawn name in six is taken; ten draws then fail once in sixty million.
_DRAWS = 10


def sign_up_with_wallet(*, address: str, timezone: str = "") -> tuple[User, bool]:
    """The learner of the wallet `address` (EIP-55), and whether they were made just now.

    `timezone` is what a new learner's browser says; UTC when no place has that name. Two first visits at once make one
    learner: the address is unique, and whoever comes second finds the first. Never grants a role. A suspended learner
    is returned like any other; refusing them is the caller's decision.
    """
    known = User.objects.filter(evm_address=address).first()
    if known is not None:
        return known, False
    zone = timezone if is_zone(timezone) else "UTC"
    for _ in range(_DRAWS):
        try:
            with transaction.atomic():
                name = pick_username()
                if is_resting(name):
                    continue
                # Without a password: this account opens by its wallet alone.
                learner = User.objects.create_user(name, evm_address=address, avatar_emoji=pick_emoji(), timezone=zone)
                return learner, True
        except IntegrityError:
            made_meanwhile = User.objects.filter(evm_address=address).first()
            if made_meanwhile is not None:
                return made_meanwhile, False
    raise RuntimeError(f"No free username found in {_DRAWS} draws.")
