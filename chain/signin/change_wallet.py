"""Giving an account another wallet: the new one signs that it takes over, in a message good for nothing else."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from chain.models.challenge import SignInChallenge
from chain.signin.challenge import issue_challenge
from chain.signin.errors import SignInRefused
from chain.signin.verify import claim_signature
from community.notifications.tasks import notify_of_wallet_change
from learning.models import User
from settings.queue import owe_on_commit

# Names the account, so that nobody can be led to sign for somebody else's. Not translated: see challenge.py.
_STATEMENT: Final = (
    "Change wallet: from now on this wallet opens the Web3Versity account {}, and the old one no longer does."
)


def issue_wallet_change(
    *, learner: User, address: str, browser: str, network: str | None, now: datetime
) -> SignInChallenge:
    """A message by which `address` (EIP-55) becomes the wallet of `learner`. Raises SignInRefused.

    What this account or another has already is refused before anybody is asked to sign.
    """
    _require_free(learner, address)
    return issue_challenge(
        address=address,
        browser=_bound(learner, browser),
        network=network,
        now=now,
        statement=_STATEMENT.format(learner.username),
    )


def change_wallet(*, learner: User, message: str, signature: str, browser: str, device: str, now: datetime) -> str:
    """Give `learner` the wallet that signed the message issued to them in `browser`; its address. Raises SignInRefused.

    Other browsers in which the learner is signed in are signed out, unless they have a password: whoever held the old
    wallet must not stay. The owner is told, with `device` ("Firefox on Android") from which it was done.
    """
    address = claim_signature(message=message, signature=signature, browser=_bound(learner, browser), now=now)
    _require_free(learner, address)
    learner.evm_address = address
    learner.hedera_account_id = None  # it was the old wallet's
    if not learner.has_usable_password():
        learner.set_unusable_password()
    try:
        with transaction.atomic():
            learner.save(update_fields=["evm_address", "hedera_account_id", "password"])
            owe_on_commit(notify_of_wallet_change, learner.pk, address, device, now.isoformat())
    except IntegrityError as error:  # somebody was faster
        learner.refresh_from_db()
        raise SignInRefused("wallet_taken") from error
    return address


def _require_free(learner: User, address: str) -> None:
    owner = User.objects.filter(evm_address=address).first()
    if owner is not None:
        raise SignInRefused("same_wallet" if owner == learner else "wallet_taken")


def _bound(learner: User, browser: str) -> str:
    """Never the mark of a sign-in, which has no colon, and never another learner's."""
    return f"wallet:{learner.pk}:{browser}"
