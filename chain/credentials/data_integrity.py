"""W3C Data Integrity proofs with the cryptosuite eddsa-jcs-2022: canonical JSON (RFC 8785), SHA-256, Ed25519.

Source: https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022, whose test vector is among the tests.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# Multicodec's prefix of an Ed25519 public key.
ED25519_PUBLIC: Final = b"\xed\x01"

Json = dict[str, Any]


def add_proof(document: Json, *, sign: Callable[[bytes], bytes], method: str, created: datetime) -> Json:
    """`document` with its proof; `method` is the address of the public key. The same input gives the same proof."""
    proof: Json = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": write_moment(created),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
    }
    hashes = hashlib.sha256(canonical(proof)).digest() + hashlib.sha256(canonical(document)).digest()
    return document | {"proof": proof | {"proofValue": multibase(sign(hashes))}}


def canonical(value: Json) -> bytes:
    """RFC 8785. Numbers must be whole: Python and JavaScript write others differently, and we need none."""
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def ordered(value: Any) -> Any:
    """Objects by the UTF-16 code units of their names, as JavaScript sorts them."""
    if isinstance(value, dict):
        return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
    if isinstance(value, list):
        return [ordered(item) for item in value]
    if isinstance(value, float):
        raise TypeError("Only whole numbers can be signed.")
    return value


def write_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def multikey(public: bytes) -> str:
    """An Ed25519 public key as publicKeyMultibase: z6Mk…"""
    return multibase(ED25519_PUBLIC + public)


def multibase(octets: bytes) -> str:
    """Base 58 (Bitcoin's alphabet), with the z that says so."""
    number, signs = int.from_bytes(octets), ""
    while number:
        number, sign = divmod(number, 58)
        signs = BASE58[sign] + signs
    return "z" + "1" * (len(octets) - len(octets.lstrip(b"\0"))) + signs
