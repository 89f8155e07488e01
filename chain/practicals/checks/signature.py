"""V4: a note with a nonce of the server's, signed by the key of the learner's address (chain/practicals/notes.py)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from chain.practicals.checks.kind import NOT_YET, Case, CheckKind, State, Verdict
from learning.content.problems import Problem
from learning.content.structure import unknown_word


class SignatureCheck(CheckKind):
    key = "signature"

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        messages = [each["id"] for each in source.get("requests", []) if "message" in each]
        if check["expect"]["message"] not in messages:
            yield Problem(("expect", "message"), unknown_word(check["expect"]["message"], messages))

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        expect = check["expect"]
        signed = [note for note in case.notes if note.request_id == expect["message"]]
        wants = expect.get("session")
        for note in signed:
            if wants is None or note.is_elsewhere == (wants == "other"):
                return Verdict(State.GREEN, evidence={"nonce": note.nonce, "signed_at": note.signed_at})
        if not signed:
            return NOT_YET
        if wants == "other":
            why = _("You signed this note in the browser session in which you began.")
            return Verdict(State.NOT_YET, why, _("another browser, or a new sign-in"), _("the same sign-in"))
        why = _("You signed this note in another browser session than the one in which you began.")
        return Verdict(State.NOT_YET, why, _("the same sign-in"), _("another one"))
