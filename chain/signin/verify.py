from datetime import datetime, timedelta
from typing import Final

from chain.networks import credential_network
from chain.signin.address import parse_wallet_address
from chain.signin.challenge import LIFETIME, claim_challenge
from chain.signin.errors import SignInRefused
from chain.signin.message import SignInMessage, parse_time
from chain.signin.signature import recover_signer
from chain.signin.site import signin_domain, signin_uri
from learning.accounts.signup import sign_up_with_wallet
from learning.models import User

# How far the clocks of two of our servers may lie apart.
_CLOCK_SKEW: Final = timedelta(minutes=1)


def verify_signin(
    *, message: str, signature: str, browser: str, now: datetime, timezone: str = ""
) -> tuple[User, bool]:
    """The learner whose wallet signed the message issued to `browser`, and whether they are new.

    The nonce is claimed before anything is checked, so one message gives one attempt. `timezone` is the browser's word
    for where a new learner lives. Raises SignInRefused.
    """
    address = claim_signature(message=message, signature=signature, browser=browser, now=now)
    user, is_new = sign_up_with_wallet(address=address, timezone=timezone)
    if not user.is_active:
        raise SignInRefused("suspended")
    return user, is_new


def claim_signature(*, message: str, signature: str, browser: str, now: datetime) -> str:
    """The address that signed the message issued to `browser`; asking uses up its nonce. Raises SignInRefused."""
    fields = SignInMessage.parse(message)
    challenge = claim_challenge(nonce=fields.nonce, browser=browser, now=now)
    if message != challenge.message:
        raise SignInRefused("altered")
    return check_signed_message(
        message,
        signature,
        domain=signin_domain(),
        uri=signin_uri(),
        chain_id=credential_network().chain_id,
        nonce=challenge.nonce,
        now=now,
    )


def check_signed_message(
    text: str, signature: str, *, domain: str, uri: str, chain_id: int, nonce: str, now: datetime
) -> str:
    """The address that signed `text`, when the text is bound to exactly this place, nonce and time.

    Pure. Text that equals a stored challenge passes everything but the signature; the checks stand here all the same,
    so that a mistake in issuing or storing cannot open the door. Raises SignInRefused.
    """
    message = SignInMessage.parse(text)
    if message.domain != domain or message.uri != uri:
        raise SignInRefused("wrong_domain")
    if message.chain_id != chain_id:
        raise SignInRefused("wrong_chain")
    if message.nonce != nonce:
        raise SignInRefused("wrong_nonce")
    _check_times(message, now)
    address = parse_wallet_address(message.address)
    if recover_signer(text, signature) != address:
        raise SignInRefused("wrong_signer")
    return address


def _check_times(message: SignInMessage, now: datetime) -> None:
    age = now - parse_time(message.issued_at)
    if not -_CLOCK_SKEW <= age <= LIFETIME:
        raise SignInRefused("stale")
    if message.expiration_time is not None and now >= parse_time(message.expiration_time):
        raise SignInRefused("expired")
    if message.not_before is not None and now < parse_time(message.not_before):
        raise SignInRefused("not_yet_valid")
