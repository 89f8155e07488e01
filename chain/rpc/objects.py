"""The two kinds of objects among parameters: a call, and what logs are looked for."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from chain.rpc import values
from chain.rpc.errors import bad_parameter

MOST_LOG_BLOCKS: Final = 2000
_MOST_ALTERNATIVES: Final = 20
_MOST_TOPICS: Final = 4
_MOST_ACCESSES: Final = 50
# For a call that names no gas of its own.
DEFAULT_CALL_GAS: Final = 5_000_000


def call(value: Any) -> dict[str, Any]:
    """What eth_call and eth_estimateGas try. Nulls are left out, as wallets send them for what they leave open."""
    if not isinstance(value, dict):
        raise bad_parameter(_("A call is an object with from, to, value and data."))
    fields = {name: each for name, each in value.items() if each is not None}
    if unknown := next((name for name in fields if name not in _CALL_FIELDS), None):
        raise bad_parameter(_("A call has no %(name)s here.") % {"name": unknown[:40]})
    return {name: _CALL_FIELDS[name](each) for name, each in fields.items()}


def call_with_gas(value: Any, *, default: int) -> dict[str, Any]:
    fields = call(value)
    return fields | {"gas": values.gas_at_most(fields.get("gas", hex(default)))}


def tried_call(value: Any) -> dict[str, Any]:
    return call_with_gas(value, default=DEFAULT_CALL_GAS)


def estimated_call(value: Any) -> dict[str, Any]:
    """As large as a deployment may be."""
    return call_with_gas(value, default=values.MOST_GAS)


def log_filter(value: Any) -> dict[str, Any]:
    """What eth_getLogs looks for; how many blocks it spans is looked at later, as it may end at the newest."""
    if not isinstance(value, dict):
        raise bad_parameter(_("A filter is an object with fromBlock, toBlock, address and topics."))
    fields = {name: each for name, each in value.items() if each is not None}
    if unknown := next((name for name in fields if name not in _FILTER_FIELDS), None):
        raise bad_parameter(_("A filter has no %(name)s here.") % {"name": unknown[:40]})
    if "blockHash" in fields and ("fromBlock" in fields or "toBlock" in fields):
        raise bad_parameter(_("A filter names one block by its hash, or a span of blocks, not both."))
    return {name: _FILTER_FIELDS[name](each) for name, each in fields.items()}


def _access_list(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or len(value) > _MOST_ACCESSES:
        raise bad_parameter(_("An access list holds 50 addresses at most."))
    return [_access(each) for each in value]


def _access(value: Any) -> dict[str, Any]:
    match value:
        case {"address": address, "storageKeys": list(keys), **rest} if not rest and len(keys) <= _MOST_ACCESSES:
            return {
                "address": values.address(address),
                "storageKeys": [values.thirty_two_bytes(key) for key in keys],
            }
    raise bad_parameter(_("An entry of an access list has an address and storageKeys."))


def _one_or_many(value: Any, read: Callable[[Any], str]) -> str | list[str]:
    if not isinstance(value, list):
        return read(value)
    if len(value) > _MOST_ALTERNATIVES:
        raise bad_parameter(_("A filter takes 20 alternatives at most."))
    return [read(each) for each in value]


def _addresses(value: Any) -> str | list[str]:
    return _one_or_many(value, values.address)


def _topics(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST_TOPICS:
        raise bad_parameter(_("Topics are a list of 4 at most."))
    return [None if each is None else _one_or_many(each, values.thirty_two_bytes) for each in value]


_CALL_FIELDS: Final[dict[str, Callable[[Any], Any]]] = {
    "from": values.address,
    "to": values.address,
    "data": values.data,
    "input": values.data,
    "accessList": _access_list,
    **dict.fromkeys(
        ("gas", "gasPrice", "maxFeePerGas", "maxPriorityFeePerGas", "value", "nonce", "type", "chainId"),
        values.quantity,
    ),
}
_FILTER_FIELDS: Final[dict[str, Callable[[Any], Any]]] = {
    "fromBlock": values.block_name,
    "toBlock": values.block_name,
    "blockHash": values.thirty_two_bytes,
    "address": _addresses,
    "topics": _topics,
}
