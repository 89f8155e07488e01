"""Transactions and batches in plain words, as static/js/wallet/transaction_preview.js and batch_preview.js."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from chain.wallet.preview.calls import SHARED_CALLS, Call, Value, decode_call, is_unlimited
from chain.wallet.preview.writing import Writing, in_units

NOBODY: Final = "0x" + 40 * "0"


def describe_transaction(writing: Writing, asked: Mapping[str, Any]) -> None:
    _describe_act(writing, asked)
    _describe_costs(writing, asked.get("chainId"))


def describe_batch(writing: Writing, asked: Mapping[str, Any]) -> None:
    """All calls of EIP-5792's wallet_sendCalls: one yes for all of them, so every one is told in full."""
    writing.title("batch_title", count=str(len(asked["calls"])))
    writing.warn("batch")
    for number, call in enumerate(asked["calls"], start=1):
        step = Writing(writing.context)
        _describe_act(step, call)
        writing.step(str(number), step.preview())
    _describe_costs(writing, asked.get("chainId"))


def _describe_act(writing: Writing, asked: Mapping[str, Any]) -> None:
    to, value, data = str(asked["to"]), int(asked.get("value", "0x0"), 16), str(asked.get("data", "0x"))
    if asked.get("authorizationList"):
        _describe_delegation(writing, asked["authorizationList"])
    elif data == "0x":
        _describe_transfer(writing, to, value)
    else:
        _describe_call(writing, to, data)
    if to.lower() == writing.context.account.lower() and not asked.get("authorizationList"):
        writing.warn("to_yourself")
    if data != "0x" and value:
        writing.line("sends", writing.hbar(value))


def _describe_delegation(writing: Writing, delegations: Sequence[Mapping[str, str]]) -> None:
    # EIP-7702: delegating to nobody takes a delegation back.
    is_end = all(each["address"] == NOBODY for each in delegations)
    writing.title("delegation_end_title" if is_end else "delegation_title")
    for each in delegations:
        writing.line("delegate", writing.say("nobody") if is_end else writing.name(each["address"]))
    writing.warn("delegation_ended" if is_end else "delegation")
    if any("chainId" in each and int(each["chainId"], 16) == 0 for each in delegations):
        writing.warn("any_chain")


def _describe_transfer(writing: Writing, to: str, value: int) -> None:
    writing.title("transfer_title", amount=writing.hbar(value))
    writing.line("amount", writing.hbar(value))
    context = writing.context
    writing.line("to", writing.name(to), "new_account" if context.is_new_account else _contract_note(writing))
    if value == 0:
        writing.warn("sends_nothing")


def _contract_note(writing: Writing) -> str:
    return "a_contract" if writing.context.is_contract else ""


def _describe_call(writing: Writing, to: str, data: str) -> None:
    contract = writing.context.contracts.get(to.lower(), {})
    # What a page calls its contract's functions hides no right that is given away.
    shared = decode_call(SHARED_CALLS, data)
    call = decode_call(contract.get("abi", ()), data) or shared
    if writing.context.is_contract is False:
        writing.warn("not_a_contract")
    if call is None:
        writing.unknown()
        writing.title("unknown_title")
        writing.line("contract", writing.name(to))
        writing.line("selector", data[:10])
        writing.line("data", data)
        writing.warn("unknown_call", selector=data[:10])
        return
    writing.title("call_title", name=call.name)
    writing.line("contract", writing.name(to))
    for name, kind, value in call.arguments:
        writing.argument(name or kind, _value_text(writing, name, kind, value, contract.get("token", {})))
    if shared:
        _warn_of_rights(writing, shared)


def _value_text(writing: Writing, name: str, kind: str, value: Value, token: Mapping[str, Any]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return writing.name(value)
    if (kind, name) == ("uint256", "amount"):
        if is_unlimited(value):
            return writing.say("unlimited")
        if token:
            return f"{in_units(value, int(token['decimals']))} {token['symbol']}"
    return str(value)


def _warn_of_rights(writing: Writing, call: Call) -> None:
    if call.name == "setApprovalForAll":
        word = "all_approved" if call.value("approved") else "approval_ended"
        writing.warn(word, who=writing.name(str(call.value("operator"))))
    if call.name in ("approve", "increaseAllowance"):
        amount = int(call.value("amount") or 0)
        word = "approved_unlimited" if is_unlimited(amount) else "approved" if amount else "approval_ended"
        writing.warn(word, who=writing.name(str(call.value("spender"))))
    if call.name.lower().endswith("transferfrom"):
        writing.warn("moves_from", who=writing.name(str(call.value("from"))))


def _describe_costs(writing: Writing, chain_id: str | None) -> None:
    context = writing.context
    writing.line("network", context.network)
    if chain_id is not None and int(chain_id, 16) != context.chain_id:
        writing.warn("wrong_network", title=context.network, chain=str(int(chain_id, 16)))
    if context.fee is not None:
        writing.line("fee", writing.say("at_most", amount=writing.hbar(context.fee)))
