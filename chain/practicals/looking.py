"""Looking at the chain for an attempt: what is met turns green and stays so; when all is, the lesson is completed.

A look asks the node outside of any transaction, in batches of a bounded size with short timeouts (reading.py), so that
a web process can do it. One look at a time and a second: whoever asks meanwhile reads what the last one found.
"""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from chain import gateway
from chain.models import PracticalAttempt
from chain.models.practical import PracticalState
from chain.networks import Network, on_network
from chain.practicals.case import read_case
from chain.practicals.checks import CHECKS
from chain.practicals.checks.kind import WAITS, Case, State, Verdict
from chain.practicals.content import checks_of, contract_of
from chain.practicals.instances import bring_forward, replace_lost, stands_at
from chain.practicals.life import epoch_on, is_another_life, network_of
from chain.practicals.own import is_own, own_address
from chain.practicals.params import filled_in
from chain.practicals.recording import Looked, is_of_its_learner, record
from chain.practice.errors import GiftRefused
from chain.practice.give import ensure_practice_balance

BETWEEN_LOOKS: Final = timedelta(seconds=1)
# What is asked of the chain, and has to wait until the attempt's contract stands.
OF_THE_CHAIN: Final = ("receipt", "event", "call")


def look(*, attempt: PracticalAttempt, is_pressing: bool = False) -> Looked:
    """Judge every check that is not green yet, and complete the lesson when all are.

    `is_pressing`: something was handed in just now, so that it does not wait for the next look. While the node is away
    nothing changes but `trouble`, which says so.
    """
    if not attempt.is_open or not take_turn(attempt, is_pressing=is_pressing):
        return Looked(attempt)
    network = network_of(attempt)
    if network is None or not is_of_its_learner(attempt):
        return Looked(attempt)
    try:
        with on_network(network):
            instance = prepare(attempt, network)
            case = read_case(attempt, network, instance=instance)
            if case.chain.chain_id != network.chain_id or is_another_life(network, case.chain.genesis):
                return Looked(attempt, trouble="reset")
            if case.chain.head < attempt.began_block:
                forget_lost_blocks(attempt, case.chain.head)
            if instance and not case.chain.has_instance and not is_own(attempt.lesson.content):
                replace_lost(attempt, contract_of(attempt), network)
            verdicts = judge(attempt, case)
            fund(attempt, network)
    except (gateway.ChainUnreachable, gateway.ChainRefused):
        return Looked(attempt, trouble="away")
    return record(attempt, verdicts)


def take_turn(attempt: PracticalAttempt, *, is_pressing: bool) -> bool:
    """False when somebody is looking, or has looked just now."""
    now = timezone.now()
    rows = PracticalAttempt.objects.filter(pk=attempt.pk, state=PracticalState.OPEN)
    if not is_pressing:
        rows = rows.filter(Q(looked_at=None) | Q(looked_at__lt=now - BETWEEN_LOOKS))
    return bool(rows.update(looked_at=now))


@transaction.atomic
def prepare(attempt: PracticalAttempt, network: Network) -> str:
    """Bring the attempt into the present life of its chain, and its contract forward: where that stands, or "".

    What was green stays green, as far as nothing has to be read of it; what was sent in an earlier life is gone, and
    with it a contract of the learner's own.
    """
    locked = PracticalAttempt.objects.select_for_update(no_key=True).get(pk=attempt.pk)
    if locked.epoch != (present := epoch_on(network)):
        locked.epoch, locked.began_block, locked.handed, locked.results = present, -1, [], {}
        locked.green = {} if is_own(attempt.lesson.content) else without_unread(locked)
        locked.save(update_fields=["epoch", "began_block", "handed", "results", "green"])
    attempt.epoch, attempt.began_block, attempt.handed = locked.epoch, locked.began_block, locked.handed
    attempt.green = locked.green
    if is_own(attempt.lesson.content):
        return own_address(locked)
    contract = contract_of(attempt)
    return stands_at(bring_forward(locked, contract, network)) if contract and locked.is_open else ""


def without_unread(attempt: PracticalAttempt) -> dict[str, Any]:
    """What is green, without what an answer has still to be read of: no explorer shows it any more, so it is asked for
    again."""
    answers = [check for check in checks_of(attempt) if check["kind"] == "answer"]
    unread = {check["expect"]["of"] for check in answers if check["id"] not in attempt.green}
    return {name: evidence for name, evidence in attempt.green.items() if name not in unread}


def forget_lost_blocks(attempt: PracticalAttempt, head: int) -> None:
    """A devnet that was killed has lost its last blocks, and with them that in which the attempt began."""
    PracticalAttempt.objects.filter(pk=attempt.pk, began_block__gt=head).update(began_block=head)
    attempt.began_block = head


def judge(attempt: PracticalAttempt, case: Case) -> dict[str, Verdict]:
    """What each check says that was not green before. Later checks know what earlier ones have found."""
    verdicts: dict[str, Verdict] = {}
    for check in filled_in(checks_of(attempt), attempt.params):
        if check["id"] in case.green:
            continue
        if needs_contract(check, attempt, case) or any(other not in case.green for other in check.get("after", [])):
            verdict = WAITS
        else:
            verdict = CHECKS[check["kind"]].judge(check, case)
        verdicts[check["id"]] = verdict
        if verdict.state == State.GREEN:
            case.green[check["id"]] = verdict.evidence
    return verdicts


def needs_contract(check: dict[str, Any], attempt: PracticalAttempt, case: Case) -> bool:
    """Whether `check` waits until the attempt's contract stands. One's own begins to stand with the first of them."""
    if case.instance or not contract_of(attempt):
        return False
    return check["kind"] in OF_THE_CHAIN and not check["expect"].get("creates")


def fund(attempt: PracticalAttempt, network: Network) -> None:
    """On our own chain the wallet gets what the lesson needs, until something is met; anew when the chain was reset."""
    needed = Decimal(attempt.lesson.content.get("fund", 0))
    was_reset = attempt.began_block < 0
    if not needed or not network.is_ours or (attempt.green and not was_reset):
        return
    with suppress(GiftRefused):  # the wallet's page says why, and gives more
        ensure_practice_balance(learner=attempt.user, at_least=needed, address=attempt.address)
