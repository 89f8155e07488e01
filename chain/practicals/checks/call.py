"""V2: what the chain says now: the answer of a contract, a balance, or a place in a contract's storage."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from chain import gateway
from chain.practicals.artefacts import answer_of, as_text, call_of
from chain.practicals.checks.kind import Case, CheckKind, State, Verdict
from chain.practicals.checks.matching import argument_of, arguments_of, place_of, shown_call
from chain.practicals.checks.receipt import is_amount
from chain.practicals.reading import ask_one, revert_reason
from chain.practicals.references import INSTANCE, find_call_problems, find_place_problems
from chain.practicals.words import exact_hbar, weibars_of
from learning.content.problems import Problem

_LATEST = "latest"


class Call(CheckKind):
    key = "call"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        expect = check["expect"]
        if "balance" in expect:
            if not is_amount(expect.get("at-least", "")):
                yield Problem(("expect", "at-least"), _('Write HBAR in digits, such as "0.30", or as {a_param}.'))
            yield from (Problem(("expect", "balance"), why) for why in find_place_problems(source, expect["balance"]))
            return
        if "returns" not in expect:
            yield Problem(("expect",), _('Say what the answer is to be: "returns".'))
        if expect.get("contract") != INSTANCE or "instance" not in source:
            yield Problem(("expect", "contract"), _('Only the contract of the lesson is asked: write "instance".'))
        elif "call" in expect:
            yield from (problem.below("expect") for problem in find_call_problems(source, expect))
        elif "slot" not in expect:
            yield Problem(("expect",), _('Say what is read: "call", "slot" or "balance".'))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        expect = check["expect"]
        if "balance" in expect:
            return _judge_balance(expect, case)
        wanted = argument_of(expect["returns"], case)
        try:
            found, what = _called(expect, case) if "call" in expect else _stored(expect["slot"], case)
        except gateway.ChainRefused as refusal:
            reason = revert_reason(refusal)
            if reason is None:
                raise
            return Verdict(State.NOT_YET, _refused(shown_call(expect["call"], arguments_of(expect, case)), reason))
        if found == wanted:
            return Verdict(State.GREEN, evidence={"block": case.chain.head, "read": found})
        why = _("We asked your contract: %(what)s.") % {"what": what}
        return Verdict(State.NOT_YET, why, wanted, found)


def _called(expect: dict[str, Any], case: Case) -> tuple[str, str]:
    """What the contract answers, and what it was asked."""
    arguments = arguments_of(expect, case)
    data = gateway.hexadecimal(call_of(case.blueprint, expect["call"], arguments))
    answer = gateway.octets(ask_one("eth_call", {"to": case.instance, "data": data}, _LATEST))
    return answer_of(case.blueprint, expect["call"], answer), shown_call(expect["call"], arguments)


def _stored(slot: int, case: Case) -> tuple[str, str]:
    found = gateway.number(ask_one("eth_getStorageAt", case.instance, hex(slot), _LATEST))
    return as_text(found), _("place %(slot)d of the storage") % {"slot": slot}


def _refused(call: str, reason: str) -> str:
    if not reason:
        return _("We asked your contract: %(what)s. It refused to answer.") % {"what": call}
    said = {"what": call, "reason": reason}
    return _("We asked your contract: %(what)s. It refused to answer: “%(reason)s”.") % said


def _judge_balance(expect: dict[str, Any], case: Case) -> Verdict:
    address, wanted = place_of(expect["balance"], case), weibars_of(expect["at-least"])
    found = gateway.number(ask_one("eth_getBalance", address, _LATEST))
    if found >= wanted:
        return Verdict(State.GREEN, evidence={"block": case.chain.head, "balance": str(found)})
    why = _("There is less at this address than there should be.")
    return Verdict(State.NOT_YET, why, _("at least %(amount)s") % {"amount": exact_hbar(wanted)}, exact_hbar(found))
