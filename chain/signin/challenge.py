"""A challenge is a message to sign. It is bound to the browser that asked, lives ten minutes and is claimed once."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from chain.models.challenge import SignInChallenge
from chain.networks import credential_network
from chain.signin.errors import SignInRefused
from chain.signin.message import SignInMessage, format_time
from chain.signin.site import signin_domain, signin_uri

LIFETIME: Final = timedelta(minutes=10)
# Issued and not yet expired. A whole school may share one network, so the second limit is only against floods.
MAX_PER_BROWSER: Final = 20
MAX_PER_NETWORK: Final = 600

# Expired rows stay for a while, so that a late or repeated answer is told what happened.
_RETENTION: Final = timedelta(hours=1)
_SWEEP_BATCH: Final = 100

# Not translated: EIP-4361 allows only ASCII here.
SIGN_IN: Final = "Sign in to Web3Versity. Signing is free, sends nothing and gives nobody access to your wallet."

_CLAIM = """
    UPDATE sign_in_challenges SET used_at = %(now)s
    WHERE nonce = %(nonce)s AND browser = %(browser)s AND used_at IS NULL AND expires_at > %(now)s
    RETURNING *
"""


def issue_challenge(
    *, address: str, browser: str, network: str | None, now: datetime, statement: str = SIGN_IN
) -> SignInChallenge:
    """Write down a message for `address` (EIP-55) to sign in `browser`; `statement` says what the signature is for.

    `network` is what the visitor's IP address tells about where they are, None when unknown. Raises
    SignInRefused("too_many") when this browser or network was given too many messages in ten minutes.
    """
    _sweep(now)
    _require_room(browser=browser, network=network, now=now)
    issued_at = now.replace(microsecond=0)
    message = SignInMessage(
        domain=signin_domain(),
        address=address,
        statement=statement,
        uri=signin_uri(),
        chain_id=credential_network().chain_id,
        nonce=secrets.token_hex(20),
        issued_at=format_time(issued_at),
        expiration_time=format_time(issued_at + LIFETIME),
    )
    return SignInChallenge.objects.create(
        nonce=message.nonce,
        browser=browser,
        evm_address=address,
        message=message.compose(),
        network=network,
        issued_at=issued_at,
        expires_at=issued_at + LIFETIME,
    )


def claim_challenge(*, nonce: str, browser: str, now: datetime) -> SignInChallenge:
    """Use up the challenge, in one statement, so that of any number of answers at once only one gets it.

    Must not run in a transaction that a failed verification would roll back: the nonce has to stay used. Raises
    SignInRefused "unknown_challenge" (also for another browser's), "already_used" or "expired".
    """
    for challenge in SignInChallenge.objects.raw(_CLAIM, {"nonce": nonce, "browser": browser, "now": now}):
        return challenge
    missed = SignInChallenge.objects.filter(nonce=nonce, browser=browser).first()
    if missed is None:
        raise SignInRefused("unknown_challenge")
    raise SignInRefused("already_used" if missed.used_at else "expired")


def _require_room(*, browser: str, network: str | None, now: datetime) -> None:
    # Counting before writing lets a few too many in at once, which is no harm: this only keeps the table small.
    recent = SignInChallenge.objects.filter(issued_at__gt=now - LIFETIME)
    too_many = recent.filter(browser=browser).count() >= MAX_PER_BROWSER
    if not too_many and network is not None:
        too_many = recent.filter(network=network).count() >= MAX_PER_NETWORK
    if too_many:
        raise SignInRefused("too_many")


def forget_challenges(*, now: datetime) -> None:
    """Delete all rows nobody can use, and with them the networks they came from: nobody may sign in for days."""
    while _sweep(now):
        pass


@transaction.atomic
def _sweep(now: datetime) -> int:
    """Delete a few rows nobody can use; how many. Those locked by another sweeper are skipped, not waited for."""
    old = SignInChallenge.objects.filter(expires_at__lt=now - _RETENTION).order_by("expires_at")
    swept = old.select_for_update(skip_locked=True).values("pk")[:_SWEEP_BATCH]
    return SignInChallenge.objects.filter(pk__in=swept).delete()[0]
