"""V7: what the page asked for was refused, and nothing of it was signed or sent."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.artefacts import call_of
from chain.practicals.checks.kind import NOT_YET, Case, CheckKind, State, Verdict
from chain.practicals.checks.matching import argument_of, place_of
from chain.practicals.reading import Sent
from chain.practicals.references import INSTANCE
from chain.practicals.words import weibars_of
from learning.content.problems import Problem
from learning.content.structure import unknown_word


class Absence(CheckKind):
    key = "absence"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        requests = [each["id"] for each in source.get("requests", [])]
        if check["expect"]["request"] not in requests:
            yield Problem(("expect", "request"), unknown_word(check["expect"]["request"], requests))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        wanted = str(check["expect"]["request"])
        if any(note.request_id == wanted for note in case.notes):
            why = _("You have signed it. What is signed cannot be taken back: begin again, and refuse.")
            return Verdict(State.NOT_YET, why, _("refused"), _("signed"))
        if any(is_what_was_asked(sent, case.requests[wanted], case) for sent in case.candidates):
            why = _("You have sent it. What is sent cannot be taken back: begin again, and refuse.")
            return Verdict(State.NOT_YET, why, _("refused"), _("sent"))
        if wanted in case.declined:
            return Verdict(State.GREEN, evidence={"refused": wanted})
        return NOT_YET


def is_what_was_asked(sent: Sent, request: dict[str, Any], case: Case) -> bool:
    """Whether `sent` does what a request for a transaction asked for, to the same address with the same call."""
    if "message" in request or sent.to != place_of(str(request.get("to", INSTANCE)), case):
        return False
    if "call" in request:
        arguments = [argument_of(each, case) for each in request.get("args", [])]
        return sent.data == call_of(case.blueprint, request["call"], arguments)
    return sent.value == weibars_of(request["value"])
