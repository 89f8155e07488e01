"""What the certificate contract is asked to do, as call data. Fingerprints are 32 bytes, written as 0x…"""

from collections.abc import Sequence
from typing import Any, Final

from eth_utils.crypto import keccak

from chain.contracts.artefact import load_artefact

# The contract's own limits.
MOST_AT_ONCE: Final = 50
MOST_REASON_BYTES: Final = 100


def deployment_data(*, name: str, symbol: str, base_uri: str) -> bytes:
    """The init code with its arguments, for a transaction without an address."""
    init_code = bytes.fromhex(load_artefact().bytecode.removeprefix("0x"))
    return init_code + encode(["string", "string", "string"], [name, symbol, base_uri])


def issue_data(recipient: str, fingerprint: str) -> bytes:
    return call_data("issue", ("address", "bytes32"), recipient, octets_of(fingerprint))


def issue_many_data(items: Sequence[tuple[str, str]]) -> bytes:
    """`items` are recipients with fingerprints, at most MOST_AT_ONCE: all are issued, in their order, or none."""
    if not 0 < len(items) <= MOST_AT_ONCE:
        raise ValueError(f"{len(items)} cannot be issued at once.")
    pairs = [(recipient, octets_of(fingerprint)) for recipient, fingerprint in items]
    return call_data("issue_many", ("(address,bytes32)[]",), pairs)


def revoke_data(fingerprint: str, reason: str) -> bytes:
    """`reason` is published. Raises ValueError when it is longer than the contract takes."""
    if len(reason.encode()) > MOST_REASON_BYTES:
        raise ValueError("The reason is too long for the contract.")
    return call_data("revoke", ("bytes32", "string"), octets_of(fingerprint), reason)


def set_minter_data(minter: str, *, may: bool) -> bytes:
    return call_data("set_minter", ("address", "bool"), minter, may)


def call_data(name: str, types: Sequence[str], *arguments: Any) -> bytes:
    """A call of the function `name`, whose arguments have these Solidity types."""
    return keccak(text=f"{name}({','.join(types)})")[:4] + encode(types, arguments)


def encode(types: Sequence[str], values: Sequence[Any]) -> bytes:
    # Imported at the first use, as it takes half a second and web processes must start fast.
    from eth_abi.abi import encode as encode_values

    return encode_values(types, values)


def octets_of(fingerprint: str) -> bytes:
    octets = bytes.fromhex(fingerprint.removeprefix("0x"))
    if len(octets) != 32:
        raise ValueError(f"{fingerprint!r} is not a fingerprint.")
    return octets
