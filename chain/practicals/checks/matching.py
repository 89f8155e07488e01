"""Whether a transaction is the one that a check asks for; if not, the first thing that differs, in words."""

from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.artefacts import as_text, decode_call, entry_of
from chain.practicals.checks.kind import Case, Miss
from chain.practicals.reading import Sent, reason_of
from chain.practicals.references import INSTANCE, LEARNER
from chain.practicals.words import exact_hbar, weibars_of

# Higher is nearer. Below these stand those that rule a transaction out for every check (chain/practicals/case.py).
WRONG_PLACE, WRONG_CALL, WRONG_ARGUMENT, WRONG_VALUE, WRONG_STATUS, WRONG_EVENT = range(10, 16)


def place_of(word: str, case: Case) -> str:
    """The address in small letters that an author's "instance", "learner" or address means."""
    known = {INSTANCE: case.instance, LEARNER: case.address}
    return known.get(word, word).lower()


def miss_of(sent: Sent, expect: dict[str, Any], case: Case) -> Miss | None:
    """None when all that `expect` says of a transaction is so."""
    return (
        _place(sent, expect, case)
        or _call(sent, expect, case)
        or _value(sent, expect)
        or _status(sent, str(expect.get("status", "success")))
    )


def _place(sent: Sent, expect: dict[str, Any], case: Case) -> Miss | None:
    if expect.get("creates"):
        return _deployment(sent, case)
    if "to" not in expect:
        return None
    wanted = place_of(str(expect["to"]), case)
    if sent.to == wanted:
        return None
    if sent.to in case.old_instances:
        why = _("This went to the contract of another attempt. Every attempt has a contract of its own.")
    elif not sent.to:
        why = _("This transaction deploys a contract instead of going to an address.")
    else:
        why = _("This transaction went to another address.")
    return Miss(WRONG_PLACE, why, expected=wanted, actual=sent.to)


def _deployment(sent: Sent, case: Case) -> Miss | None:
    if sent.to:
        return Miss(WRONG_PLACE, _("This transaction does not deploy a contract."))
    if not sent.data.endswith(case.constructor):
        why = _("This deploys a contract, but gives its constructor other values than those of this attempt.")
        return Miss(WRONG_ARGUMENT, why)
    return None


def _call(sent: Sent, expect: dict[str, Any], case: Case) -> Miss | None:
    if "data" in expect and sent.data.hex() != str(expect["data"]).lower().removeprefix("0x"):
        return Miss(WRONG_CALL, _("The transaction carries other data."), str(expect["data"]), "0x" + sent.data.hex())
    if "call" not in expect:
        return None
    name, wanted = str(expect["call"]), arguments_of(expect, case)
    entry = entry_of(case.blueprint, "function", name) or {"inputs": []}
    names = [str(each["name"]) for each in entry["inputs"]]
    found = decode_call(case.blueprint, sent.data)
    if found is None or found[0] != name:
        actual = _("nothing that this contract knows") if found is None else shown_call(*found)
        why = _("This transaction calls something else.")
        return Miss(WRONG_CALL, why, shown_call(name, wanted), actual)
    for place, argument in enumerate(wanted):
        if found[1][place] != argument:
            names_it = {"name": names[place]}
            why = _("The right call, but with another value for %(name)s.") % names_it
            return Miss(WRONG_ARGUMENT, why, shown_call(name, wanted), shown_call(*found))
    return None


def _value(sent: Sent, expect: dict[str, Any]) -> Miss | None:
    if "value" not in expect:
        return None
    wanted = weibars_of(str(expect["value"]))
    if sent.value == wanted:
        return None
    why = _("Too little was sent.") if sent.value < wanted else _("Too much was sent.")
    return Miss(WRONG_VALUE, why, exact_hbar(wanted), exact_hbar(sent.value))


def _status(sent: Sent, wanted: str) -> Miss | None:
    if sent.succeeded == (wanted == "success"):
        return None
    if sent.succeeded:
        return Miss(WRONG_STATUS, _("This transaction succeeded, and it should fail."), _("failed"), _("succeeded"))
    reason = reason_of(sent)
    why = _("This transaction is in a block, but it failed: “%(reason)s”.") if reason else ""
    why = why % {"reason": reason} if why else _("This transaction is in a block, but it failed.")
    return Miss(WRONG_STATUS, why, _("succeeded"), _("failed"))


def arguments_of(expect: dict[str, Any], case: Case) -> list[str]:
    return [argument_of(each, case) for each in expect.get("args", [])]


def argument_of(word: object, case: Case) -> str:
    return place_of(str(word), case) if word in (INSTANCE, LEARNER) else as_text(str(word))


def shown_call(name: str, arguments: list[str]) -> str:
    return f"{name}({', '.join(arguments)})"


def facts_of(sent: Sent) -> dict[str, Any]:
    """What is kept of a transaction that met a check, for later checks and as evidence."""
    return {
        "transaction": sent.hash,
        "block": sent.block,
        "fee": str(sent.fee),
        "gas_used": sent.gas_used,
        "created": sent.created,
    }
