"""The school's key for credentials (Ed25519). It is read here, used here, and shown nowhere.

CREDENTIAL_SIGNING_KEY holds its 32-byte seed in base 64. Under DEBUG without one, a key of this installation's own
serves, which follows from SECRET_KEY and is marked as a development key wherever it appears.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from functools import cache
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

SEED_BYTES: Final = 32


class NoSigningKey(Exception):
    """There is no key, or what there is is none. The sentence says which, never what it holds."""


@dataclass(frozen=True)
class SigningKey:
    """`public` are the 32 bytes that everybody may know."""

    private: Ed25519PrivateKey
    public: bytes
    is_for_development: bool

    def sign(self, data: bytes) -> bytes:
        return self.private.sign(data)


def signing_key() -> SigningKey:
    """The key of this installation. Raises NoSigningKey."""
    return key_of(settings.CREDENTIAL_SIGNING_KEY, settings.SECRET_KEY if settings.DEBUG else "")


def signing_trouble() -> str | None:
    """Why credentials cannot be signed; None when they can."""
    try:
        signing_key()
    except NoSigningKey as trouble:
        return str(trouble)
    return None


@cache
@sensitive_variables()
def key_of(text: str, development_secret: str) -> SigningKey:
    if text:
        seed = read_seed(text)
    elif development_secret:
        seed = hmac.digest(development_secret.encode(), b"development key for credentials", hashlib.sha256)
    else:
        raise NoSigningKey("CREDENTIAL_SIGNING_KEY is not set, so no credentials can be signed.")
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return SigningKey(private, private.public_key().public_bytes_raw(), is_for_development=not text)


@sensitive_variables()
def read_seed(text: str) -> bytes:
    try:
        seed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        seed = b""
    if len(seed) != SEED_BYTES:
        raise NoSigningKey("CREDENTIAL_SIGNING_KEY must be 32 bytes in base 64.")
    return seed
