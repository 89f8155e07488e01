"""The allow-list: what may be asked through the door, with which parameters, and what it weighs.

What is not here does not exist: no keys of the node's, nothing that changes time or balances, no filters that the node
would have to remember, no traces.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from chain.networks import Network
from chain.rpc import objects, values
from chain.rpc.errors import INVALID_PARAMS, METHOD_NOT_FOUND, RpcRefused

Read = Callable[[Any], Any]
SEND: Final = "eth_sendRawTransaction"
LOGS: Final = "eth_getLogs"
# Of the gas that a call may use, what weighs as much as a plain question.
_GAS_PER_WEIGHT: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Method:
    """`params` read one parameter each; those after `required` may be missing. `answer` is ours, without the node.

    `is_shared`: everybody who asks within a second may get the same answer.
    """

    params: tuple[Read, ...] = ()
    required: int = 0
    weight: int = 1
    answer: Callable[[Network], Any] | None = None
    is_shared: bool = False


def find_method(name: str) -> Method:
    """Raises RpcRefused for what is not offered."""
    method = METHODS.get(name)
    if method is None:
        sentence = _("%(method)s is not offered here. The practice network can be read, and signed transactions sent.")
        raise RpcRefused(METHOD_NOT_FOUND, sentence % {"method": name[:60]})
    return method


def read_params(name: str, method: Method, params: list[Any]) -> list[Any]:
    """As they go to the node. Raises RpcRefused, with the number of the parameter that is wrong."""
    # Libraries fill up with null what they leave open.
    given = params[: len(params)]
    while given and given[-1] is None and len(given) > method.required:
        given.pop()
    if not method.required <= len(given) <= len(method.params):
        sentence = _("%(method)s takes %(most)s parameters, %(required)s of them always.")
        numbers = {"method": name, "most": len(method.params), "required": method.required}
        raise RpcRefused(INVALID_PARAMS, sentence % numbers)
    return [read(value) for read, value in zip(method.params, given, strict=False)]


def weight_of(name: str, method: Method, params: list[Any]) -> int:
    """How many plain questions it counts as. A call counts by the gas it may use."""
    if name in ("eth_call", "eth_estimateGas"):
        return method.weight + int(params[0]["gas"], 16) // _GAS_PER_WEIGHT
    return method.weight


def _at_a_block(*params: Read) -> Method:
    return Method((*params, values.block), required=len(params))


METHODS: Final[dict[str, Method]] = {
    # What needs no node
    "eth_chainId": Method(answer=lambda network: hex(network.chain_id)),
    "net_version": Method(answer=lambda network: str(network.chain_id)),
    "net_listening": Method(answer=lambda _network: True),
    "eth_syncing": Method(answer=lambda _network: False),
    "eth_accounts": Method(answer=lambda _network: []),
    "web3_clientVersion": Method(answer=lambda _network: "Web3Versity/practice"),
    # The same for everybody
    "eth_blockNumber": Method(is_shared=True),
    "eth_gasPrice": Method(is_shared=True),
    "eth_maxPriorityFeePerGas": Method(is_shared=True),
    "eth_feeHistory": Method(
        (values.fee_block_count, values.block_name, values.percentiles), required=2, weight=2, is_shared=True
    ),
    "eth_getBlockByNumber": Method((values.block_name, values.yes_or_no), required=1, weight=2, is_shared=True),
    # Accounts
    "eth_getBalance": _at_a_block(values.address),
    "eth_getTransactionCount": _at_a_block(values.address),
    "eth_getCode": _at_a_block(values.address),
    "eth_getStorageAt": _at_a_block(values.address, values.quantity),
    # Calls
    "eth_call": Method((objects.tried_call, values.block), required=1),
    "eth_estimateGas": Method((objects.estimated_call, values.block), required=1, weight=3),
    # Blocks and transactions
    "eth_getBlockByHash": Method((values.thirty_two_bytes, values.yes_or_no), required=1, weight=2),
    "eth_getBlockTransactionCountByNumber": Method((values.block_name,), required=1),
    "eth_getBlockTransactionCountByHash": Method((values.thirty_two_bytes,), required=1),
    "eth_getBlockReceipts": Method((values.block,), required=1, weight=5),
    "eth_getTransactionByHash": Method((values.thirty_two_bytes,), required=1),
    "eth_getTransactionByBlockNumberAndIndex": Method((values.block_name, values.quantity), required=2),
    "eth_getTransactionByBlockHashAndIndex": Method((values.thirty_two_bytes, values.quantity), required=2),
    "eth_getTransactionReceipt": Method((values.thirty_two_bytes,), required=1),
    LOGS: Method((objects.log_filter,), required=1, weight=5),
    # The only one that changes anything
    SEND: Method((values.data,), required=1),
}
