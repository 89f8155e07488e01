"""What a practical lesson proves: which transactions met its checks, and how many notes were signed or refused."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chain.models import PracticalAttempt
from chain.models.practical import PracticalState
from chain.networks import network_in_use, practice_network
from chain.practicals.content import checks_of
from chain.practice.epoch import practice_epoch
from learning.lesson_types.evidence import Evidence, Facts


def practical_evidence(lessons: Iterable[int], *, learner_id: int) -> dict[int, Evidence]:
    """Of the attempt that completed each lesson. One query."""
    mine = PracticalAttempt.objects.filter(user=learner_id, lesson__in=lessons, chain_id=practice_network().chain_id)
    attempts: dict[int, list[PracticalAttempt]] = {}
    for attempt in mine.select_related("lesson").order_by("pk"):
        attempts.setdefault(attempt.lesson_id, []).append(attempt)
    found: dict[int, Evidence] = {}
    for lesson_id, begun in attempts.items():
        place = next((place for place, one in enumerate(begun) if one.state == PracticalState.PASSED), None)
        if place is not None:
            found[lesson_id] = Evidence(facts_of(begun[place]), tries=place + 1, opened_at=begun[0].began_at)
    return found


def facts_of(attempt: PracticalAttempt) -> Facts:
    """Hashes are on a chain that everybody reads. What was drawn, typed and signed stays with the attempt."""
    kinds = {check["id"]: check["kind"] for check in checks_of(attempt)}
    sent = [str(found.get("transaction", "")) for found in attempt.green.values()]
    return {
        "chain_id": attempt.chain_id,
        "epoch": attempt.epoch,
        "transactions": list(dict.fromkeys(each for each in sent if each)),
        "signed": sum(kinds.get(name) == "signature" for name in attempt.green),
        "refused": sum(kinds.get(name) == "absence" for name in attempt.green),
        "checks": len(attempt.green),
    }


def practical_words(facts: Facts) -> str:
    if "checks" not in facts:
        return _("Done with a wallet, checked by the server.")
    return " ".join(said for said in _sentences(facts))


def _sentences(facts: Facts) -> Iterable[str]:
    network = network_in_use(facts["chain_id"])
    name = {"network": network.title if network else _("a network that the site has left")}
    if sent := len(facts["transactions"]):
        said = ngettext(
            "Sent %(count)d transaction on the %(network)s.", "Sent %(count)d transactions on the %(network)s.", sent
        )
        yield said % {"count": sent, **name}
    if signed := facts["signed"]:
        yield ngettext("Signed %(count)d message.", "Signed %(count)d messages.", signed) % {"count": signed}
    if refused := facts["refused"]:
        said = ngettext(
            "Refused %(count)d request that should be refused.",
            "Refused %(count)d requests that should be refused.",
            refused,
        )
        yield said % {"count": refused}
    checks = facts["checks"]
    yield ngettext("%(count)d check was met.", "%(count)d checks were met.", checks) % {"count": checks}


def practical_links(facts: Facts) -> list[tuple[str, str]]:
    """None of a life of the practice network that is over: nobody can look there any more."""
    network = network_in_use(facts.get("chain_id", 0))
    if network is None or _is_over(facts):
        return []
    links = ((hash_words(each), network.transaction_link(each)) for each in facts["transactions"])
    return [(words, address) for words, address in links if address]


def hash_words(transaction_hash: str) -> str:
    return f"{transaction_hash[:10]}…{transaction_hash[-6:]}"


def _is_over(facts: dict[str, Any]) -> bool:
    return bool(facts["chain_id"] == practice_network().chain_id and facts["epoch"] != practice_epoch())
