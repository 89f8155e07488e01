"""A practical lesson done once more on the credential network: it earns nothing but a mark of honour."""

from collections.abc import Iterable

from django.db.models import QuerySet

from chain.models import PracticalAttempt
from chain.models.practical import PracticalState
from chain.networks import Network, practice_network
from chain.practicals.life import network_of, replay_network
from learning.models import Lesson, LessonCompletion, User


def network_for_replay(lesson: Lesson, learner: User) -> Network | None:
    """Where `learner` may do `lesson` once more; None where they may not: not done yet, honoured before, not meant."""
    network = replay_network()
    if network is None or not lesson.content.get("replay") or honour_of(lesson, learner):
        return None
    return network if LessonCompletion.objects.filter(user=learner, lesson=lesson).exists() else None


def leave_replay(lesson: Lesson, learner: User) -> None:
    """Back to the lesson as it was done: what was begun elsewhere ends."""
    open_ones = PracticalAttempt.objects.filter(user=learner, lesson=lesson, state=PracticalState.OPEN)
    open_ones.exclude(chain_id=practice_network().chain_id).update(state=PracticalState.ENDED)


def honour_of(lesson: Lesson, learner: User) -> PracticalAttempt | None:
    """The replay that the learner has passed."""
    return _passed_elsewhere().filter(user=learner, lesson=lesson).order_by("pk").first()


def honoured_among(lessons: Iterable[int], learner_id: int) -> set[int]:
    """Those of `lessons` (ids) of which the learner has passed a replay."""
    found = _passed_elsewhere().filter(user_id=learner_id, lesson_id__in=lessons)
    return set(found.values_list("lesson_id", flat=True))


def proof_link(honour: PracticalAttempt) -> str:
    """The explorer's page of a transaction that counted; empty when there is none, or the site has left the network."""
    network = network_of(honour)
    hashes = (str(evidence.get("transaction", "")) for evidence in honour.green.values())
    proof = next((each for each in hashes if each), "")
    return network.transaction_link(proof) if network and proof else ""


def _passed_elsewhere() -> QuerySet[PracticalAttempt]:
    passed = PracticalAttempt.objects.filter(state=PracticalState.PASSED)
    return passed.exclude(chain_id=practice_network().chain_id)
