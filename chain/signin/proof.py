"""Confirming that it is still the owner who sits there: their wallet signs a message that is good for nothing else."""

from datetime import datetime
from typing import Final

from chain.models.challenge import SignInChallenge
from chain.signin.challenge import issue_challenge
from chain.signin.errors import SignInRefused
from chain.signin.verify import claim_signature
from learning.models import User

# Not translated: see challenge.py.
_STATEMENT: Final = (
    "Confirm that it is you, {}: for five minutes this browser may change what is dear to your Web3Versity account."
)


def issue_proof(*, learner: User, address: str, browser: str, network: str | None, now: datetime) -> SignInChallenge:
    """A message by which `address` (EIP-55) shows that it is the wallet of `learner`. Raises SignInRefused.

    Another wallet is refused before anybody is asked to sign.
    """
    _require_theirs(learner, address)
    return issue_challenge(
        address=address,
        browser=_bound(learner, browser),
        network=network,
        now=now,
        statement=_STATEMENT.format(learner.username),
    )


def check_proof(*, learner: User, message: str, signature: str, browser: str, now: datetime) -> None:
    """Return when the wallet of `learner` signed the message issued to them in `browser`. Raises SignInRefused."""
    address = claim_signature(message=message, signature=signature, browser=_bound(learner, browser), now=now)
    _require_theirs(learner, address)


def _require_theirs(learner: User, address: str) -> None:
    if address != learner.evm_address:
        raise SignInRefused("other_wallet")


def _bound(learner: User, browser: str) -> str:
    """Never the mark of a sign-in or of a change of wallets, and never another learner's."""
    return f"proof:{learner.pk}:{browser}"
