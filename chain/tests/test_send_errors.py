from unittest.mock import Mock

import pytest
from pytest_django.fixtures import Settings

from chain.gateway import ChainRefused
from chain.sending.errors import Outcome, SendResult, classify, outcome_of
from chain.sending.lookup import Finding

ANSWERS = [
    (-32000, "Nonce too low. Provided nonce: 3, current nonce: 4", SendResult.NONCE_TOO_LOW),
    (-32003, "nonce too low", SendResult.NONCE_TOO_LOW),
    (-32000, "Nonce too high. Provided nonce: 9, current nonce: 4", SendResult.NONCE_TOO_HIGH),
    (-32003, "Transaction rejected: WRONG_NONCE", SendResult.NONCE_TOO_HIGH),
    (-32000, "future transaction tries to replace pending", SendResult.NONCE_TOO_HIGH),
    (-32603, "Error invoking RPC: timeout exceeded", SendResult.UNKNOWN),
    (-32606, "HBAR Rate limit exceeded", SendResult.RATE_LIMITED),
    (-32003, "transaction already imported", SendResult.ALREADY_KNOWN),
    (-32000, "already known", SendResult.ALREADY_KNOWN),
    (-32003, "Transaction rejected: DUPLICATE_TRANSACTION", SendResult.ALREADY_KNOWN),
    (-32003, "replacement transaction underpriced", SendResult.NONCE_IN_USE),
    (-32000, "Insufficient funds for transfer", SendResult.INSUFFICIENT_FUNDS),
    (-32001, "Requested resource not found. address '0x..'", SendResult.INSUFFICIENT_FUNDS),
    (-32009, "Gas price '1' is below configured minimum gas price '2'", SendResult.UNDERPRICED),
    (-32003, "max fee per gas less than block base fee", SendResult.UNDERPRICED),
    (-32605, "IP Rate limit exceeded on eth_sendRawTransaction", SendResult.RATE_LIMITED),
    (429, "Too many requests", SendResult.RATE_LIMITED),
    (-32010, "Request timeout. Please try again.", SendResult.UNKNOWN),
    (-32020, "Mirror node upstream failure", SendResult.UNKNOWN),
    (-32603, "Error invoking RPC: internal error", SendResult.UNKNOWN),
    (-31999, "Something nobody has heard of", SendResult.UNKNOWN),
    (-32005, "Transaction gas limit '40000000' exceeds max gas per sec limit '15000000'", SendResult.REJECTED),
    (-32003, "Transaction rejected: INSUFFICIENT_GAS", SendResult.REJECTED),
    (-32000, "intrinsic gas too high -- tx.gas_limit > env.block.gas_limit", SendResult.REJECTED),
    (-32000, "RECEIVER_SIGNATURE_REQUIRED: receiver signature required", SendResult.PERMANENT),
    (-32602, "Value can't be non-zero and less than 10_000_000_000 wei which is 1 tinybar", SendResult.PERMANENT),
    (3, "execution reverted: no", SendResult.PERMANENT),
]


@pytest.mark.parametrize(("code", "message", "result"), ANSWERS)
def test_what_nodes_say_is_understood(code: int, message: str, result: SendResult) -> None:
    assert classify(ChainRefused(code, message)) is result


@pytest.mark.parametrize(
    ("index", "gas", "outcome"),
    [
        (None, 0, Outcome.NOT_EXECUTED),
        (None, 21_000, Outcome.UNDECIDED),
        (3, 0, Outcome.UNDECIDED),
        (3, 21_000, Outcome.REVERTED),
    ],
)
def test_a_result_with_a_new_name_goes_by_both_figures(index: int | None, gas: int, outcome: Outcome) -> None:
    result = Mock(succeeded=False, transaction_index=index, gas_used=gas)
    result.name = "SOMETHING_NEW"
    assert outcome_of(result) is outcome


def test_a_receipt_of_a_failure_proves_nothing_where_a_mirror_node_knows_more(settings: Settings) -> None:
    receipt = Mock(succeeded=False, gas_used=30_000)
    settings.CHAIN_MIRROR_URL = "https://mirror.example.org"
    assert Finding(receipt, None).outcome is Outcome.UNDECIDED
    settings.CHAIN_MIRROR_URL = None
    assert Finding(receipt, None).outcome is Outcome.REVERTED
