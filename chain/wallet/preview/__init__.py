"""What the practice wallet says before it signs, for pages that must say it without JavaScript.

It says the same as static/js/wallet/preview.js, line for line, of every request that a lesson draws: a test runs both
(chain/tests/test_wallet_preview_twins.py). Left to the script is what no lesson draws: typed data with lists, and calls
with arguments of no fixed length. Change the two together.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from chain.wallet.preview.messages import describe_message
from chain.wallet.preview.transactions import describe_batch, describe_transaction
from chain.wallet.preview.typed_data import describe_typed_data
from chain.wallet.preview.writing import Context, Preview, Writing


def preview_of_request(method: str, params: list[Any], context: Context) -> Preview:
    """`method` and `params` as a page hands them to a wallet (EIP-1193)."""
    writing = Writing(context)
    _DESCRIBE[method](writing, params)
    return writing.preview()


def _message(writing: Writing, params: list[Any]) -> None:
    data = str(params[0])
    describe_message(writing, bytes.fromhex(data[2:]) if data.startswith("0x") else data.encode())


def _eth_sign(writing: Writing, params: list[Any]) -> None:
    _message(writing, [params[1]])


def _typed_data(writing: Writing, params: list[Any]) -> None:
    describe_typed_data(writing, params[1])


def _transaction(writing: Writing, params: list[Any]) -> None:
    describe_transaction(writing, params[0])


def _batch(writing: Writing, params: list[Any]) -> None:
    describe_batch(writing, params[0])


_DESCRIBE: Final[Mapping[str, Callable[[Writing, list[Any]], None]]] = {
    "personal_sign": _message,
    "eth_sign": _eth_sign,
    "eth_signTypedData_v4": _typed_data,
    "eth_sendTransaction": _transaction,
    "wallet_sendCalls": _batch,
}
