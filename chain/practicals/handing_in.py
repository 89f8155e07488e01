"""What comes from the page or the learner: where to look, what was found out, what was refused. Nothing is believed."""

import re
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from chain.models import PracticalAttempt
from chain.practicals.content import checks_of, requests_of

HASH: Final = re.compile(r"0x[0-9a-f]{64}", re.ASCII)
MOST_HANDED: Final = 12
LONGEST_ANSWER: Final = 80


def read_hash(typed: str) -> str:
    """A hash in small letters. Raises ValueError with a sentence for what is none."""
    bare = typed.strip().lower()
    if HASH.fullmatch(bare):
        return bare
    if re.fullmatch(r"0x[0-9a-f]{40}", bare):
        raise ValueError(_("This is an address. A transaction's hash is longer: 0x and 64 characters."))
    raise ValueError(_("This is no transaction hash: those are 0x and 64 characters, digits and the letters a to f."))


@transaction.atomic
def hand_in(
    *, attempt: PracticalAttempt, transaction_hash: str = "", answers: dict[str, str] | None = None, declined: str = ""
) -> None:
    """Keep a transaction to look at (from read_hash()), answers by check, and a request refused in the wallet."""
    locked = PracticalAttempt.objects.select_for_update(no_key=True, of=("self",)).select_related("lesson", "user")
    attempt_now = locked.get(pk=attempt.pk)
    if transaction_hash:
        others = [each for each in attempt_now.handed if each != transaction_hash]
        attempt_now.handed = [*others, transaction_hash][-MOST_HANDED:]
    asked = {check["id"] for check in checks_of(attempt_now) if check["kind"] == "answer"}
    for name, typed in (answers or {}).items():
        if name in asked:
            attempt_now.answers[name] = typed.replace("\0", "").strip()[:LONGEST_ANSWER]
    known = {request["id"] for request in requests_of(attempt_now)}
    if declined in known and declined not in attempt_now.declined:
        attempt_now.declined = [*attempt_now.declined, declined]
    attempt_now.save(update_fields=["handed", "answers", "declined"])
    attempt.handed, attempt.answers, attempt.declined = attempt_now.handed, attempt_now.answers, attempt_now.declined
