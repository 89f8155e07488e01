"""W3C Data Integrity proofs: SHA-256 and Ed25519 over a document in a canonical form.

The cryptosuite eddsa-jcs-2022 writes it as canonical JSON (RFC 8785), eddsa-rdfc-2022 as RDF (rdf.py).
Source: https://www.w3.org/TR/vc-di-eddsa/, whose test vectors are among the tests.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from chain.credentials.rdf import canonical_rdf

BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# Multicodec's prefix of an Ed25519 public key.
ED25519_PUBLIC: Final = b"\xed\x01"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cryptosuite:
    """A way to write what is signed; `keeps_context` when the proof names its contexts again."""

    name: str
    write: Callable[[Json], bytes]
    keeps_context: bool


def add_proofs(document: Json, *, sign: Callable[[bytes], bytes], method: str, created: datetime) -> Json:
    """`document` with its proof set; `method` is the address of the public key. The same input gives the same proofs.

    Each proof stands for itself: a verifier needs to know one of the two. Most know eddsa-rdfc-2022; eddsa-jcs-2022
    can be checked without JSON-LD. Raises UnknownContext.
    """
    config: Json = {
        "type": "DataIntegrityProof",
        "created": write_moment(created),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    proofs = [make_proof(suite, document, config, sign=sign) for suite in (RDFC, JCS)]
    return document | {"proof": proofs}


def make_proof(suite: Cryptosuite, document: Json, config: Json, *, sign: Callable[[bytes], bytes]) -> Json:
    """One proof. What it says about itself is signed too, in the context of the document."""
    said = config | {"cryptosuite": suite.name}
    signed = said | {"@context": document["@context"]}
    hashes = hashlib.sha256(suite.write(signed)).digest() + hashlib.sha256(suite.write(document)).digest()
    return (signed if suite.keeps_context else said) | {"proofValue": multibase(sign(hashes))}


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


JCS: Final = Cryptosuite("eddsa-jcs-2022", canonical, keeps_context=True)
RDFC: Final = Cryptosuite("eddsa-rdfc-2022", canonical_rdf, keeps_context=False)
