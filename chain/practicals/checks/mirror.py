"""V9: Hedera's mirror node knows the transaction of a check above. Left out on networks without a mirror node."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from chain import mirror
from chain.practicals.checks.kind import WAITS, Case, CheckKind, State, Verdict
from learning.content.problems import Problem
from learning.content.structure import unknown_word

ABOUT_TRANSACTIONS = ("receipt", "event")


class Mirror(CheckKind):
    key = "mirror"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        known = [name for name, kind in earlier.items() if kind in ABOUT_TRANSACTIONS]
        if check["expect"]["of"] not in known:
            yield Problem(("expect", "of"), unknown_word(check["expect"]["of"], known))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        found = case.green.get(check["expect"]["of"])
        if found is None:
            return WAITS
        result = mirror.contract_result(found["transaction"])
        if result is None:
            why = _("The mirror node does not have this transaction yet. It takes a few seconds; we look again.")
            return Verdict(State.NOT_YET, why)
        return Verdict(State.GREEN, evidence={"timestamp": result.timestamp, "result": result.name})
