"""Signed bytes looked at before the node sees them: which chain they are for, of which kind, and how much gas.

anvil takes a transaction for another chain, never mines it, and holds its nonce occupied: the wallet would be stuck.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from eth_utils.crypto import keccak

from chain.networks import Network
from chain.rpc.errors import TRANSACTION_REJECTED, RpcRefused
from chain.rpc.rlp import NotRlp, read_list

_FIRST_OF_LIST: Final = 0xC0
# EIP-155: what v is made of, beside the chain id.
_V_OFFSET: Final = 35


@dataclass(frozen=True, slots=True)
class _Kind:
    """How many fields it has, and where chain id (of the first kind: v) and gas stand."""

    fields: int
    chain: int
    gas: int


_LEGACY: Final = _Kind(fields=9, chain=6, gas=2)
_TYPED: Final = {1: _Kind(fields=11, chain=0, gas=3), 2: _Kind(fields=12, chain=0, gas=4)}


def check_raw_transaction(raw: bytes, network: Network) -> str:
    """The transaction's hash. Raises RpcRefused for what does not belong on `network`.

    Whether the signature is right and the account can pay is the node's to say.
    """
    chain_id, gas = _read(raw)
    if chain_id is None:
        raise _refused(
            _("This transaction is signed for no chain at all, so that anybody could repeat it on another one.")
        )
    if chain_id != network.chain_id:
        raise _refused(
            _("This transaction is signed for chain %(theirs)s. This is the practice network, chain %(ours)s.")
            % {"theirs": chain_id, "ours": network.chain_id}
        )
    most = network.gas.most_per_transaction
    if gas > most:
        raise _refused(_("A transaction may have %(most)s gas here, as on Hedera.") % {"most": f"{most:,}"})
    return "0x" + keccak(raw).hex()


def _read(raw: bytes) -> tuple[int | None, int]:
    """Chain id, None when there is none, and gas limit."""
    if not raw:
        raise _unreadable()
    kind = _LEGACY if raw[0] >= _FIRST_OF_LIST else _TYPED.get(raw[0])
    if kind is None:
        raise _refused(_unknown_kind(raw[0]))
    try:
        fields = read_list(raw if kind is _LEGACY else raw[1:])
    except NotRlp:
        raise _unreadable() from None
    if len(fields) != kind.fields:
        raise _unreadable()
    chain, gas = _number(fields[kind.chain]), _number(fields[kind.gas])
    if kind is _LEGACY:
        return ((chain - _V_OFFSET) // 2 if chain >= _V_OFFSET else None), gas
    return chain, gas


def _number(field: bytes | None) -> int:
    if field is None or len(field) > 32:
        raise _unreadable()
    return int.from_bytes(field, "big")


def _unknown_kind(first: int) -> str:
    if first == 3:
        return _("Transactions with blobs (type 3) are not taken here, nor on Hedera.")
    if first == 4:
        return _("Transactions that hand an account to a contract (type 4) are not taken here.")
    return _("These bytes are no signed transaction that we know.")


def _unreadable() -> RpcRefused:
    return _refused(_("These bytes are no signed transaction."))


def _refused(sentence: str) -> RpcRefused:
    return RpcRefused(TRANSACTION_REJECTED, sentence)
