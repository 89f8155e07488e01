#!/usr/bin/env python3
# ruff: noqa: T201 (it speaks to people)
"""Check a credential of Web3Versity offline, without Web3Versity.

    pip install cryptography
    python verify_credential.py credential.json did.json --status-list list.json

credential.json is what the holder gave you; did.json is the school's key document, which its site publishes at
https://<the school's host>/.well-known/did.json: fetch it yourself, once, and keep it. list.json says which
certificates have ended; fetch it too, from the address under "statusListCredential" in the credential. All are only
read, and nothing is sent anywhere. The exit status is 0 when the credential is genuine and unchanged, 1 when it is not
or has ended, 2 when the files cannot be read.

What it cannot know: what happened after the list was fetched, and without --status-list, whether it has ended at all.

The proof that is checked is W3C Data Integrity with eddsa-jcs-2022; the other one of the set, eddsa-rdfc-2022, is for
programs that know JSON-LD. Credentials are issued as canonical JSON (RFC 8785), and a file whose bytes differ from that
fails, also where only white space was added; --any-layout accepts other layouts of the same content.
"""

import argparse
import base64
import hashlib
import json
import sys
import zlib
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_PUBLIC = b"\xed\x01"
# No list of the school's is as long.
MOST_STATUS_BYTES = 1 << 20
Json = dict[str, Any]

EXPECTED = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofPurpose": "assertionMethod"}


class NotGenuine(Exception):
    """The sentence says what is wrong."""


class Unreadable(Exception):
    """The sentence says which file, and why."""


def verify(octets: bytes, did_document: Json, *, any_layout: bool = False) -> Json:
    """The credential in `octets`, when it is genuine and unchanged. Raises NotGenuine."""
    credential = parse(octets)
    if not any_layout and canonical(credential) != octets:
        raise NotGenuine("The file differs from what was issued (its layout, at least).")
    proof = find_proof(credential)
    document = {name: value for name, value in credential.items() if name != "proof"}
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    if config.get("@context", document.get("@context")) != document.get("@context"):
        raise NotGenuine("Its proof speaks of another context.")
    key = find_key(did_document, issuer_of(document), proof.get("verificationMethod"))
    hashes = hashlib.sha256(canonical(config)).digest() + hashlib.sha256(canonical(document)).digest()
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(read_multibase(proof.get("proofValue"), length=64), hashes)
    except InvalidSignature:
        raise NotGenuine("The signature does not fit: something was changed, or the school did not sign it.") from None
    return credential


def find_proof(credential: Json) -> Json:
    """The one proof of the set that is checked here."""
    proofs = credential.get("proof")
    known = [
        proof
        for proof in (proofs if isinstance(proofs, list) else [proofs])
        if isinstance(proof, dict) and all(proof.get(name) == value for name, value in EXPECTED.items())
    ]
    if len(known) != 1:
        raise NotGenuine("It does not have one proof with eddsa-jcs-2022 for an assertion.")
    return known[0]


def check_status(credential: Json, octets: bytes, did_document: Json) -> None:
    """Raises NotGenuine when the status list in `octets` says that the credential has ended, or is another one's."""
    status, status_list = credential.get("credentialStatus"), verify(octets, did_document, any_layout=True)
    if not isinstance(status, dict) or status.get("statusListCredential") != status_list.get("id"):
        raise NotGenuine("The status list is not the one that it names.")
    try:
        encoded = status_list["credentialSubject"]["encodedList"]
        packed = base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4))
        bits, position = (
            zlib.decompressobj(wbits=31).decompress(packed, MOST_STATUS_BYTES),
            int(status["statusListIndex"]),
        )
        has_ended = bits[position // 8] & 0x80 >> position % 8
    except (KeyError, TypeError, ValueError, IndexError, zlib.error):
        raise NotGenuine("The status list cannot be read.") from None
    if has_ended:
        raise NotGenuine("The school has ended it: it was revoked, or issued again.")


def parse(octets: bytes) -> Json:
    def refuse(pairs: list[tuple[str, Any]]) -> Json:
        names = [name for name, _ in pairs]
        if len(set(names)) != len(names):
            raise NotGenuine("A name stands in it twice.")
        return dict(pairs)

    try:
        credential = json.loads(octets.decode("utf-8"), object_pairs_hook=refuse)
    except (ValueError, RecursionError):
        raise NotGenuine("It is not JSON.") from None
    if not isinstance(credential, dict):
        raise NotGenuine("It is not a credential.")
    return credential


def canonical(value: object) -> bytes:
    """RFC 8785, without fractions: credentials of the school have none."""

    def ordered(value: object) -> object:
        if isinstance(value, dict):
            return {name: ordered(value[name]) for name in sorted(value, key=lambda name: name.encode("utf-16-be"))}
        if isinstance(value, list):
            return [ordered(item) for item in value]
        if isinstance(value, float):
            raise NotGenuine("It holds a fraction, which no credential of the school does.")
        return value

    try:
        return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except (UnicodeEncodeError, RecursionError):
        raise NotGenuine("It holds text that no computer can write.") from None


def issuer_of(document: Json) -> str:
    issuer = document.get("issuer")
    return str(issuer.get("id")) if isinstance(issuer, dict) else str(issuer)


def find_key(did_document: Json, issuer: str, method: object) -> bytes:
    """The 32 bytes of the key that `method` names, if the document allows it to sign."""
    if did_document.get("id") != issuer:
        raise NotGenuine(f"It says it is from {issuer}, but the key document is of {did_document.get('id')}.")
    for entry in did_document.get("verificationMethod", []):
        if entry.get("id") == method and method in did_document.get("assertionMethod", []):
            octets = read_multibase(entry.get("publicKeyMultibase"), length=34)
            if octets.startswith(ED25519_PUBLIC):
                return octets[2:]
    raise NotGenuine("The key document does not know the key that it was signed with.")


def read_multibase(text: object, *, length: int) -> bytes:
    """`length` bytes written in base 58, after a z."""
    if not isinstance(text, str) or not text.startswith("z") or any(sign not in BASE58 for sign in text[1:]):
        raise NotGenuine("A signature or key is not well formed.")
    signs, number = text[1:], 0
    for sign in signs:
        number = number * 58 + BASE58.index(sign)
    zeros = len(signs) - len(signs.lstrip("1"))
    octets = b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
    if len(octets) != length:
        raise NotGenuine("A signature or key is not of the right length.")
    return octets


def tell(credential: Json, *, is_status_checked: bool) -> None:
    subject = credential.get("credentialSubject", {})
    holder = ", ".join(str(name.get("identityHash")) for name in subject.get("identifier", []))
    lines = {
        "Issued by": f"{credential['issuer'].get('name')} ({issuer_of(credential)})",
        "Awarded to": holder,
        "For": credential.get("name"),
        "Finished on": str(subject.get("activityEndDate"))[:10],
        "Number": subject.get("licenseNumber"),
        "Whether it was revoked since": credential.get("id"),
    }
    if is_status_checked:
        lines.pop("Whether it was revoked since")
    print("Genuine and unchanged, and not ended." if is_status_checked else "Genuine and unchanged.")
    for name, value in lines.items():
        print(f"  {name}: {value}")
    if "#development-" in str(find_proof(credential)["verificationMethod"]):
        print("  Note: signed with a development key. It proves nothing outside that installation.")


def read_file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise Unreadable(f"{name} cannot be read: {error.strerror}.") from None


def read_did_document(name: str) -> Json:
    try:
        document = json.loads(read_file(name))
    except ValueError:
        document = None
    if not isinstance(document, dict) or "verificationMethod" not in document:
        raise Unreadable(f"{name} is not a key document (did.json).")
    return document


def main() -> int:
    summary, _, rest = (__doc__ or "").partition("\n")
    options = argparse.ArgumentParser(
        description=summary, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("credential", help="the file that the holder gave you")
    options.add_argument("did_document", help="the school's did.json")
    options.add_argument("--status-list", help="the status list that the credential names")
    options.add_argument("--any-layout", action="store_true", help="accept the same content in another layout")
    chosen = options.parse_args()
    try:
        octets, did_document = read_file(chosen.credential), read_did_document(chosen.did_document)
        credential = verify(octets, did_document, any_layout=chosen.any_layout)
        if chosen.status_list:
            check_status(credential, read_file(chosen.status_list), did_document)
        tell(credential, is_status_checked=bool(chosen.status_list))
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except NotGenuine as error:
        print(f"NOT GENUINE. {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
