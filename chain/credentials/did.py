"""Who issues credentials: the site, as the DID that follows from its address, with the key that checks them.

did:web:learn.example.org is explained by https://learn.example.org/.well-known/did.json.
"""

import base64
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from chain.credentials.data_integrity import multikey
from chain.credentials.signing_key import SigningKey

SCHOOL = "Web3Versity"


def issuer_did() -> str:
    return "did:web:" + urlsplit(settings.SITE_URL).netloc.lower().replace(":", "%3A")


def key_address(key: SigningKey) -> str:
    """The key's name inside the DID document. One for development says so."""
    return f"{issuer_did()}#{'development-' if key.is_for_development else ''}{multikey(key.public)}"


def issuer_name(key: SigningKey) -> str:
    return f"{SCHOOL} (development)" if key.is_for_development else SCHOOL


def did_document(key: SigningKey) -> dict[str, Any]:
    address = key_address(key)
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": issuer_did(),
        "verificationMethod": [
            {
                "id": address,
                "type": "Multikey",
                "controller": issuer_did(),
                "publicKeyMultibase": multikey(key.public),
            }
        ],
        "assertionMethod": [address],
    }


def key_set(key: SigningKey) -> dict[str, Any]:
    """The same key as a JSON Web Key (RFC 8037)."""
    x = base64.urlsafe_b64encode(key.public).rstrip(b"=").decode()
    return {
        "keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key_address(key), "x": x}],
    }
