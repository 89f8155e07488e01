"""V3: an event that the attempt's own contract wrote, in a transaction of the learner's. Mimics do not count."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.checks.kind import Case, CheckKind, Miss, State, Verdict, nearest, not_yet
from chain.practicals.checks.matching import (
    WRONG_ARGUMENT,
    WRONG_EVENT,
    WRONG_PLACE,
    WRONG_STATUS,
    argument_of,
    facts_of,
)
from chain.practicals.reading import Sent, reason_of
from chain.practicals.references import find_event_problems
from learning.content.problems import Problem


class Event(CheckKind):
    key = "event"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        yield from find_event_problems(source, check["expect"])

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        expect, misses = check["expect"], dict(case.misfits)
        wanted = {name: argument_of(each, case) for name, each in expect.get("args", {}).items()}
        for sent in reversed(case.candidates):
            found = [values for name, values in sent.events(case.blueprint, case.instance) if name == expect["event"]]
            fitting = [values for values in found if all(values[name] == value for name, value in wanted.items())]
            if fitting:
                evidence = facts_of(sent) | {"event": fitting[0]}
                return Verdict(State.GREEN, evidence=evidence, transaction=sent.hash)
            misses[sent.hash] = _miss(sent, expect, wanted, found, case)
        return not_yet(nearest(case, misses))


def _miss(sent: Sent, expect: dict[str, Any], wanted: dict[str, str], found: list[dict[str, str]], case: Case) -> Miss:
    event = str(expect["event"])
    if found:
        name = next(name for name, value in wanted.items() if found[0][name] != value)
        why = _("The event is there, but with another value for %(name)s.") % {"name": name}
        return Miss(WRONG_EVENT, why, f"{name}: {wanted[name]}", f"{name}: {found[0][name]}")
    if sent.to in case.old_instances:
        why = _("This went to the contract of another attempt. Every attempt has a contract of its own.")
        return Miss(WRONG_PLACE, why, case.instance.lower(), sent.to)
    if mimics := sent.mimics(case.blueprint, case.instance, event):
        why = _("An event %(event)s is there, but another contract wrote it. Any contract can write that name.")
        return Miss(WRONG_ARGUMENT, why % {"event": event}, case.instance.lower(), mimics[0])
    if sent.to != case.instance.lower():
        return Miss(WRONG_PLACE, _("This transaction went to another address."), case.instance.lower(), sent.to)
    if not sent.succeeded:
        reason = reason_of(sent)
        why = _("This transaction failed: “%(reason)s”. What fails writes no event.") % {"reason": reason}
        return Miss(WRONG_STATUS, why if reason else _("This transaction failed. What fails writes no event."))
    return Miss(WRONG_PLACE, _("The contract wrote no event %(event)s in this transaction.") % {"event": event})
