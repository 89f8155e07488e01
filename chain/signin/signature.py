import re

# Not eth_account: it brings py_ecc, which lets the whole process recurse so deep that hostile input can crash it.
from eth_keys.datatypes import Signature
from eth_keys.exceptions import BadSignature
from eth_utils.crypto import keccak
from eth_utils.exceptions import ValidationError

from chain.signin.errors import SignInRefused

_HEX = re.compile(r"0x(?:[0-9a-fA-F]{2})+", re.ASCII)
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141  # of secp256k1 (SEC 2, 2.4.1)
# ERC-6492 wraps the signature of a contract wallet that is not deployed yet and ends it so.
_ERC_6492_SUFFIX = bytes.fromhex("6492" * 16)


def recover_signer(text: str, signature: str) -> str:
    """The EIP-55 address whose key signed `text` by personal_sign (EIP-191).

    Raises SignInRefused: "contract_wallet" for signatures only a contract could check, "bad_signature" for anything
    else but 65 bytes r, s, v with v in {0, 1, 27, 28} and s in the lower half of the curve's order. The upper half
    holds each signature's malleable twin (EIP-2): anyone can make it, so it proves nothing.
    """
    if not _HEX.fullmatch(signature):
        raise SignInRefused("bad_signature")
    raw = bytes.fromhex(signature.removeprefix("0x"))
    if len(raw) > 65 or raw.endswith(_ERC_6492_SUFFIX):
        raise SignInRefused("contract_wallet")
    if len(raw) != 65 or raw[64] not in (0, 1, 27, 28):
        raise SignInRefused("bad_signature")
    r, s = int.from_bytes(raw[:32]), int.from_bytes(raw[32:64])
    if not (0 < r < _ORDER and 0 < s <= _ORDER // 2):
        raise SignInRefused("bad_signature")
    try:
        signed = Signature(raw[:64] + bytes([raw[64] % 27]))
        return str(signed.recover_public_key_from_msg_hash(hash_message(text)).to_checksum_address())
    except (BadSignature, ValidationError) as error:  # an r that is no point's x coordinate
        raise SignInRefused("bad_signature") from error


def hash_message(text: str) -> bytes:
    """The 32 bytes that personal_sign really signs (EIP-191, version 0x45)."""
    data = text.encode()
    return keccak(b"\x19Ethereum Signed Message:\n%d" % len(data) + data)
