"""V1: a transaction of the learner's, by its receipt: where to, how much, with what call, and how it ended."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.checks.kind import Case, CheckKind, State, Verdict, nearest, not_yet
from chain.practicals.checks.matching import facts_of, miss_of
from chain.practicals.params import PLACEHOLDER
from chain.practicals.reading import reason_of
from chain.practicals.references import find_call_problems, find_place_problems
from learning.content.problems import Problem


class ReceiptCheck(CheckKind):
    key = "receipt"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        expect = check["expect"]
        if "to" not in expect and not expect.get("creates"):
            yield Problem(("expect",), _('Say where the transaction goes ("to"), or "creates: true".'))
        if "to" in expect:
            yield from (Problem(("expect", "to"), why) for why in find_place_problems(source, expect["to"]))
        if "call" in expect:
            yield from (problem.below("expect") for problem in find_call_problems(source, expect))
        elif "args" in expect:
            yield Problem(("expect", "args"), _('Arguments need a "call".'))
        if "value" in expect and not is_amount(expect["value"]):
            yield Problem(("expect", "value"), _('Write HBAR in digits, such as "0.30", or as {a_param}.'))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        misses = dict(case.misfits)
        for sent in reversed(case.candidates):
            miss = miss_of(sent, check["expect"], case)
            if miss is None:
                reason = {} if sent.succeeded else {"reason": reason_of(sent)}
                return Verdict(State.GREEN, evidence=facts_of(sent) | reason, transaction=sent.hash)
            misses[sent.hash] = miss
        return not_yet(nearest(case, misses))


def is_amount(text: str) -> bool:
    if PLACEHOLDER.fullmatch(text):
        return True
    try:
        return 0 <= Decimal(text) <= 10**9
    except InvalidOperation:
        return False
