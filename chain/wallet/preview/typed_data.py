"""Typed data in plain words: whose it is, every field, what a permit gives away. As in typed_preview.js."""

from collections.abc import Mapping
from typing import Any, Final

from chain.wallet.preview.calls import is_unlimited
from chain.wallet.preview.writing import Writing

# Types that give rights over tokens: EIP-2612 and Uniswap's Permit2.
_PERMITS: Final = frozenset({"Permit", "PermitSingle", "PermitTransferFrom"})

_Fields = list[tuple[str, str, Any]]


def describe_typed_data(writing: Writing, asked: Mapping[str, Any]) -> None:
    """`asked` has types, primaryType, domain and message; no lists in them."""
    primary, domain = str(asked["primaryType"]), asked["domain"]
    is_permit = primary in _PERMITS
    writing.title("permit_title" if is_permit else "typed_title", name=primary)
    if "name" in domain:
        writing.line("domain_name", str(domain["name"]))
    if "verifyingContract" in domain:
        writing.line("contract", writing.name(domain["verifyingContract"]))
    if "chainId" in domain:
        writing.line("chain", str(domain["chainId"]))
    fields = _flat(asked["types"], primary, asked["message"], "")
    for path, kind, value in fields:
        writing.argument(path, _field_text(writing, kind, value, is_permit=is_permit))
    if is_permit:
        _warn_of_permit(writing, fields)
    if "chainId" not in domain:
        writing.warn("any_chain")


def _flat(types: Mapping[str, Any], kind: str, value: Any, path: str) -> _Fields:
    if kind not in types:
        return [(path, kind, value)]
    found: _Fields = []
    for field in types[kind]:
        name = f"{path}.{field['name']}" if path else field["name"]
        found += _flat(types, field["type"], value[field["name"]], name)
    return found


def _field_text(writing: Writing, kind: str, value: Any, *, is_permit: bool) -> str:
    if kind == "address":
        return writing.name(value)
    if is_permit and kind.startswith("uint") and is_unlimited(int(value)):
        return writing.say("unlimited")
    return str(value)


def _warn_of_permit(writing: Writing, fields: _Fields) -> None:
    known = {path: value for path, _kind, value in fields}
    amounts = [int(value) for path, value in known.items() if path.rpartition(".")[2] in ("value", "amount")]
    who = writing.name(known["spender"]) if "spender" in known else writing.say("the_contract")
    writing.warn("permit_unlimited" if any(map(is_unlimited, amounts)) else "permit", who=who)
    owner = known.get("owner")
    if owner and str(owner).lower() != writing.context.account.lower():
        writing.warn("permit_of_other")
