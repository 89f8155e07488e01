"""What the learner found out and typed, compared with what the chain said of a check above."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from chain.practicals.checks.kind import NOT_YET, WAITS, Case, CheckKind, State, Verdict
from chain.practicals.checks.mirror import ABOUT_TRANSACTIONS
from chain.practicals.words import typed_integer, typed_weibars
from chain.units import WEIBARS_PER_TINYBAR
from learning.content.problems import Problem
from learning.content.structure import missing_key, unknown_word

READABLE: Final = ("fee", "gas_used", "block", "transaction")
EVENT: Final = "event."


class Answer(CheckKind):
    key = "answer"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        known = [name for name, kind in earlier.items() if kind in ABOUT_TRANSACTIONS]
        expect = check["expect"]
        if expect["of"] not in known:
            yield Problem(("expect", "of"), unknown_word(expect["of"], known))
        if "label" not in check:
            yield Problem((), missing_key("label"))
        if expect["read"] not in READABLE and not expect["read"].startswith(EVENT):
            yield Problem(("expect", "read"), unknown_word(expect["read"], [*READABLE, "event.…"]))
        if expect["read"].startswith(EVENT) and earlier.get(expect["of"]) == "receipt":
            yield Problem(("expect", "of"), _('An event is read of a check of the kind "event".'))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        found = case.green.get(check["expect"]["of"])
        if found is None:
            return WAITS
        typed = case.answers.get(check["id"], "").strip()
        if not typed:
            return NOT_YET
        read = str(check["expect"]["read"])
        value = found.get("event", {}).get(read.removeprefix(EVENT)) if read.startswith(EVENT) else found.get(read)
        if value is not None and is_right(read, str(value), typed):
            return Verdict(State.GREEN, evidence={"typed": typed[:80]})
        why = _("You typed “%(typed)s”, and the chain says something else. Look again.") % {"typed": typed[:80]}
        return Verdict(State.NOT_YET, why)


def is_right(read: str, value: str, typed: str) -> bool:
    """Fees may be off by one tinybar, as pages round them."""
    if read == "fee":
        amount = typed_weibars(typed)
        return amount is not None and abs(amount - int(value)) <= WEIBARS_PER_TINYBAR
    if value.isdigit():
        return typed_integer(typed) == int(value)
    return typed.lower() == value.lower()
