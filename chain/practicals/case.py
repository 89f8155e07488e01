"""An attempt as its checks see it: what the chain says of its transactions, and what rules some of them out at once."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from eth_utils.address import to_checksum_address

from chain import gateway
from chain.explorer.lookup import hashes_sent_by
from chain.models import PracticalAttempt, PracticalClaim, PracticalInstance
from chain.networks import Network, networks_in_use, on_network
from chain.practicals.checks.kind import Case, Miss, Note
from chain.practicals.own import constructor_data
from chain.practicals.params import filled_in
from chain.practicals.reading import Chain, Sent, ask_one, read_chain
from chain.practicals.words import short_address

ELSEWHERE, UNKNOWN, OTHER_SENDER, TOO_OLD, USED = range(1, 6)
# A look asks about so many transactions at most, the newest.
MOST_LOOKED_AT: Final = 20


def read_case(attempt: PracticalAttempt, network: Network, *, instance: str) -> Case:
    """`instance` is where the attempt's contract stands, if it has one. Raises ChainUnreachable and ChainRefused.

    Asks the node of `network`, which is in force.
    """
    hashes = hashes_of(attempt, network)
    chain = read_chain(hashes, instance=instance)
    used = used_by_others(attempt, hashes)
    misfits = {each: miss for each in hashes if (miss := misfit(each, attempt, chain, used))}
    name_elsewhere(misfits, network, attempt)
    candidates = [chain.sent[each] for each in hashes if each not in misfits]
    content = attempt.lesson.content
    return Case(
        blueprint=content.get("instance", ""),
        address=attempt.address.lower(),
        instance=instance.lower() if chain.has_instance else "",
        params=attempt.params,
        chain=chain,
        handed=list(attempt.handed),
        candidates=candidates,
        misfits=misfits,
        old_instances=instances_of_others(candidates, instance),
        notes=signed_notes(attempt),
        declined=set(attempt.declined),
        answers=dict(attempt.answers),
        requests={each["id"]: filled_in(each, attempt.params) for each in content.get("requests", [])},
        green=dict(attempt.green),
        has_mirror=bool(network.mirror_url),
        constructor=constructor_data(content, learner=attempt.address, params=attempt.params),
    )


def hashes_of(attempt: PracticalAttempt, network: Network) -> list[str]:
    """What the attempt's address has sent since it began, as far as is known, the newest last.

    Named ones come last, so that they are always among those looked at.
    """
    indexed = hashes_sent_by(attempt.address, after_block=attempt.began_block) if network.is_ours else []
    return [*(each for each in indexed if each not in attempt.handed), *attempt.handed][-MOST_LOOKED_AT:]


def used_by_others(attempt: PracticalAttempt, hashes: list[str]) -> set[str]:
    claims = PracticalClaim.objects.filter(chain_id=attempt.chain_id, transaction_hash__in=hashes, epoch=attempt.epoch)
    return set(claims.exclude(attempt=attempt).values_list("transaction_hash", flat=True))


def misfit(transaction_hash: str, attempt: PracticalAttempt, chain: Chain, used: Iterable[str]) -> Miss | None:
    """What rules a transaction out whatever a check asks for."""
    if transaction_hash in used:
        return Miss(USED, _("This transaction has counted for a lesson before. Each one counts once, for one learner."))
    sent = chain.sent.get(transaction_hash)
    if sent is None:
        why = _("This network has no block with such a transaction. If you have just sent it, wait a few seconds.")
        return Miss(UNKNOWN, why, actual=short_address(transaction_hash))
    if sent.sender != attempt.address.lower():
        why = _("This transaction was sent by another account. Send it from the one you are signed in with.")
        return Miss(OTHER_SENDER, why, attempt.address.lower(), sent.sender)
    if sent.block <= attempt.began_block:
        why = _("This transaction is older than your attempt. Only what you send after beginning counts.")
        expected = _("a block after %(block)d") % {"block": attempt.began_block}
        return Miss(TOO_OLD, why, expected, _("block %(block)d") % {"block": sent.block})
    return None


def name_elsewhere(misfits: dict[str, Miss], network: Network, attempt: PracticalAttempt) -> None:
    """Whether what was handed in last, and is unknown here, stands on the other network in use."""
    last = attempt.handed[-1] if attempt.handed else ""
    if last not in misfits or misfits[last].rank != UNKNOWN:
        return
    for other in networks_in_use():
        if other.chain_id == network.chain_id:
            continue
        try:
            with on_network(other):
                found = ask_one("eth_getTransactionByHash", last)
        except (gateway.ChainUnreachable, gateway.ChainRefused):
            continue
        if found:
            why = _("This transaction is on another network. Switch your wallet, and send it there again.")
            misfits[last] = Miss(ELSEWHERE, why, network.title, other.title)


def instances_of_others(candidates: list[Sent], own: str) -> set[str]:
    """Contracts of other attempts among those that were called, the learner's own earlier ones with them."""
    called = {to_checksum_address(sent.to) for sent in candidates if sent.to and sent.to != own.lower()}
    if not called:
        return set()
    known = PracticalInstance.objects.filter(address__in=called).values_list("address", flat=True)
    return {address.lower() for address in known}


def signed_notes(attempt: PracticalAttempt) -> list[Note]:
    return [
        Note(note.request_id, note.session_mark != attempt.session_mark, note.nonce, note.signed_at.isoformat())
        for note in attempt.notes.filter(signed_at__isnull=False).order_by("pk")
        if note.signed_at
    ]
