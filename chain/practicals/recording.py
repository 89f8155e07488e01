"""Writing down what a look has found: transactions are claimed, checks turn green, the lesson is completed once."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from eth_utils.address import to_checksum_address

from chain.models import PracticalAttempt, PracticalClaim
from chain.models.practical import PracticalState
from chain.networks import practice_network
from chain.practicals.begin import lock_learner
from chain.practicals.checks.kind import State, Verdict
from chain.practicals.content import checks_of
from learning.lessons.completion import Completed, complete_lesson
from learning.pace.clock import TooSoon
from learning.pace.lesson import take_time_of_lesson


@dataclass(frozen=True, slots=True)
class Looked:
    """The attempt after a look. `trouble` is ours: "away" or "reset", when we could not look."""

    attempt: PracticalAttempt
    trouble: str = ""
    completed: Completed | None = None


@transaction.atomic
def record(attempt: PracticalAttempt, verdicts: dict[str, Verdict]) -> Looked:
    """Locks course, learner and attempt, in the order of all locks (learning/sql/course_locks.sql).

    What has changed since the look began, such as the learner's wallet, counts as it is now.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_course(%s)", [attempt.lesson.course_id])
    lock_learner(attempt.user_id)
    rows = PracticalAttempt.objects.select_for_update(no_key=True, of=("self",))
    locked = rows.select_related("lesson__course", "user").get(pk=attempt.pk)
    if not locked.is_open or locked.epoch != attempt.epoch or not is_of_its_learner(locked):
        return Looked(locked)
    results: dict[str, Any] = {}
    for name, verdict in verdicts.items():
        if verdict.state == State.GREEN and claim(locked, verdict.transaction):
            locked.green[name] = verdict.evidence | {"at": timezone.now().isoformat(timespec="seconds")}
        elif verdict.state != State.GREEN:
            results[name] = as_json(verdict)
    locked.results = results
    is_done = all(check["id"] in locked.green for check in checks_of(locked)) and has_taken_its_time(locked)
    if is_done:
        locked.state, locked.passed_at = PracticalState.PASSED, timezone.now()
    # Before the lesson is completed: what it proves is read from here for the certificate that may follow.
    locked.save(update_fields=["green", "results", "state", "passed_at"])
    return Looked(locked, completed=complete(locked) if is_done else None)


def has_taken_its_time(attempt: PracticalAttempt) -> bool:
    """Whether the lesson can count already. Until then all that is green stays green, and the page goes on looking."""
    if attempt.chain_id != practice_network().chain_id:
        return True
    try:
        take_time_of_lesson(learner=attempt.user, lesson=attempt.lesson, now=timezone.now())
    except TooSoon:
        return False
    return True


def complete(attempt: PracticalAttempt) -> Completed | None:
    """None for a replay: that earns a mark of honour, which the attempt itself is."""
    if attempt.chain_id != practice_network().chain_id:
        return None
    tries = PracticalAttempt.objects.filter(user=attempt.user, lesson=attempt.lesson, chain_id=attempt.chain_id)
    return complete_lesson(learner=attempt.user, lesson=attempt.lesson, attempts=tries.count())


def is_of_its_learner(attempt: PracticalAttempt) -> bool:
    """Whether the learner has still the wallet with which the attempt began."""
    address = attempt.user.evm_address
    return bool(address) and to_checksum_address(str(address)) == attempt.address


def claim(attempt: PracticalAttempt, transaction_hash: str) -> bool:
    """Whether the transaction is this attempt's now; several of its checks may share it. True when there is none."""
    if not transaction_hash:
        return True
    key = {"chain_id": attempt.chain_id, "transaction_hash": transaction_hash, "epoch": attempt.epoch}
    PracticalClaim.objects.bulk_create([PracticalClaim(attempt=attempt, **key)], ignore_conflicts=True)
    return PracticalClaim.objects.filter(attempt=attempt, **key).exists()


def as_json(verdict: Verdict) -> dict[str, str]:
    return {
        "state": verdict.state,
        "why": verdict.why,
        "expected": verdict.expected,
        "actual": verdict.actual,
    }
