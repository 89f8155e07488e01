"""Beginning a practical lesson, and beginning it again: everything is drawn and prepared anew."""

import hashlib
import json
import secrets
from typing import Any, Final

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _
from eth_utils.address import to_checksum_address

from chain import gateway
from chain.models import PracticalAttempt
from chain.models.practical import PracticalState
from chain.networks import Network, on_network
from chain.practicals.instances import plan_instance
from chain.practicals.life import epoch_on, is_another_life
from chain.practicals.own import is_own
from chain.practicals.params import draw_params
from chain.practicals.reading import read_chain
from chain.practicals.tasks import compile_own_contract
from learning.models import Lesson, User
from learning.web.throttle import is_place_throttled, is_throttled, register_scope
from settings.queue import enqueue_on_commit

SCOPE: Final = register_scope("practical", _("Practical lessons"))
MOST_AN_HOUR: Final = 30
# A class behind one router never comes near it.
MOST_OF_A_NETWORK: Final = 900
HOUR: Final = 3600
# There the platform's own account pays for contracts, and nobody makes its HBAR.
REPLAYS: Final = register_scope("practical-replay", _("Practical lessons on a network that others run"))
MOST_REPLAYS_A_DAY: Final = 5
DAY: Final = 24 * HOUR


class BeginRefused(Exception):
    """`sentence` is for people, `status` for HTTP."""

    def __init__(self, sentence: Any, status: int = 422) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.status = status


NO_WALLET: Final = _("Your account has no wallet yet. Give it one first: this lesson is done with it.")
TOO_OFTEN: Final = _("You have begun very often within the last hour. Please wait a little.")
REPLAYED_TOO_OFTEN: Final = _("You have begun very often today on a network that others run. Please go on tomorrow.")
AWAY: Final = _("The network does not answer at the moment. Nothing is lost: please try again in a minute.")


def begin_attempt(
    *, learner: User, lesson: Lesson, network: Network, session_mark: str, place: str | None = None
) -> PracticalAttempt:
    """A new attempt, whose numbers are drawn here; an open one ends. The caller has checked access.

    `session_mark` tells the browser session, `place` the learner's network (client_ip.py). Raises BeginRefused. Counts
    against limits, so not to be called inside a transaction that may be rolled back.
    """
    if not learner.evm_address:
        raise BeginRefused(NO_WALLET)
    if is_throttled(learner.pk, SCOPE, limit=MOST_AN_HOUR, seconds=HOUR) or is_place_throttled(
        place, SCOPE, limit=MOST_OF_A_NETWORK, seconds=HOUR
    ):
        raise BeginRefused(TOO_OFTEN, 429)
    if not network.is_ours and is_throttled(learner.pk, REPLAYS, limit=MOST_REPLAYS_A_DAY, seconds=DAY):
        raise BeginRefused(REPLAYED_TOO_OFTEN, 429)
    head = head_of(network)
    with transaction.atomic():
        lock_learner(learner.pk)
        mine = PracticalAttempt.objects.filter(user=learner, lesson=lesson, chain_id=network.chain_id)
        mine.filter(state=PracticalState.OPEN).update(state=PracticalState.ENDED)
        seed = secrets.token_hex(16)
        attempt = PracticalAttempt.objects.create(
            user=learner,
            lesson=lesson,
            chain_id=network.chain_id,
            epoch=epoch_on(network),
            address=to_checksum_address(learner.evm_address),
            seed=seed,
            params=draw_params(lesson.content.get("params", {}), seed=seed),
            edition=edition_of(lesson.content),
            session_mark=session_mark,
            began_block=head,
            code="" if is_own(lesson.content) else None,
        )
        if is_own(lesson.content):
            enqueue_on_commit(compile_own_contract, attempt.pk)
        elif contract := lesson.content.get("instance"):
            plan_instance(attempt, contract, network)
    return attempt


def head_of(network: Network) -> int:
    """The number of the newest block. Raises BeginRefused while the node is away, or serves another chain."""
    try:
        with on_network(network):
            chain = read_chain([], instance="")
            if chain.chain_id != network.chain_id:
                raise BeginRefused(AWAY, 503)
            # A new life of the chain is taken note of here, and the attempt belongs to it.
            is_another_life(network, chain.genesis)
    except (gateway.ChainUnreachable, gateway.ChainRefused):
        raise BeginRefused(AWAY, 503) from None
    return chain.head


def edition_of(content: dict[str, Any]) -> str:
    """Another one means that the lesson asks for something else now."""
    asked = {key: content.get(key) for key in ("params", "instance", "requests", "checks", "fund")}
    asked |= {"own": content["own"]} if is_own(content) else {}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def keep_up(attempt: PracticalAttempt) -> None:
    """A lesson may be changed while somebody is at work: what it asks for now is drawn from the attempt's own seed."""
    content = attempt.lesson.content
    if attempt.edition != edition_of(content):
        attempt.params = draw_params(content.get("params", {}), seed=attempt.seed)


def lock_learner(user_id: int) -> None:
    """In the order of all locks (docs/decisions/003)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM users WHERE id = %s FOR NO KEY UPDATE", [user_id])
