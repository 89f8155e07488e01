import pytest

from chain.gateway import ChainRefused
from chain.sending.errors import Verdict, judge

SAID = [
    (-32000, "Nonce too low. Provided nonce: 3, current nonce: 4", Verdict.SPENT),
    (-32003, "nonce too low", Verdict.SPENT),
    (-32000, "Nonce too high. Provided nonce: 9, current nonce: 4", Verdict.AHEAD),
    (-32003, "Transaction rejected: WRONG_NONCE", Verdict.AHEAD),
    (-32003, "transaction already imported", Verdict.TAKEN),
    (-32000, "already known", Verdict.TAKEN),
    (-32003, "Transaction rejected: DUPLICATE_TRANSACTION", Verdict.TAKEN),
    (-32003, "replacement transaction underpriced", Verdict.OCCUPIED),
    (-32000, "Insufficient funds for transfer", Verdict.POOR),
    (-32001, "Requested resource not found. address '0x..'", Verdict.POOR),
    (-32009, "Gas price '1' is below configured minimum gas price '2'", Verdict.CHEAP),
    (-32003, "max fee per gas less than block base fee", Verdict.CHEAP),
    (-32605, "IP Rate limit exceeded on eth_sendRawTransaction", Verdict.LIMITED),
    (429, "Too many requests", Verdict.LIMITED),
    (-32010, "Request timeout. Please try again.", Verdict.UNCERTAIN),
    (-32020, "Mirror node upstream failure", Verdict.UNCERTAIN),
    (-32603, "Error invoking RPC: internal error", Verdict.UNCERTAIN),
    (-31999, "Something nobody has heard of", Verdict.UNCERTAIN),
    (-32005, "Transaction gas limit '40000000' exceeds max gas per sec limit '15000000'", Verdict.REFUSED),
    (-32003, "Transaction rejected: INSUFFICIENT_GAS", Verdict.REFUSED),
    (-32000, "intrinsic gas too high -- tx.gas_limit > env.block.gas_limit", Verdict.REFUSED),
    (-32000, "RECEIVER_SIGNATURE_REQUIRED: receiver signature required", Verdict.HOPELESS),
    (-32602, "Value can't be non-zero and less than 10_000_000_000 wei which is 1 tinybar", Verdict.HOPELESS),
    (3, "execution reverted: no", Verdict.HOPELESS),
]


@pytest.mark.parametrize(("code", "message", "verdict"), SAID)
def test_what_nodes_say_is_understood(code: int, message: str, verdict: Verdict) -> None:
    assert judge(ChainRefused(code, message)) is verdict
