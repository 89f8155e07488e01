import re

from eth_utils.address import is_checksum_address, to_checksum_address

from chain.signin.errors import SignInRefused

_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}", re.ASCII)
_LONG_ZERO = "0x" + 12 * "00"


def parse_wallet_address(text: str) -> str:
    """The address in EIP-55 form, from that form or from all lower or all upper case.

    Raises SignInRefused: "bad_address" also for mixed case whose checksum fails (one letter is probably wrong), and
    "long_zero" for the 12 zero bytes by which Hedera names accounts that have no ECDSA key and so cannot sign.
    """
    if not _ADDRESS.fullmatch(text):
        raise SignInRefused("bad_address")
    digits = text[2:]
    if digits not in (digits.lower(), digits.upper()) and not is_checksum_address(text):
        raise SignInRefused("bad_address")
    if text.startswith(_LONG_ZERO):
        raise SignInRefused("long_zero")
    return str(to_checksum_address(text))
