"""How much one browser and one network may ask, counted by the one throttle, so that all processes count together.

A row for each question would cost more than the question: a process takes questions in blocks, each counted as one
hit, and gives them out itself. A session's cookie is counted as it comes, unread: who invents one has no more than the
network's share.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.utils.translation import gettext_lazy as _

from chain.rpc.errors import LIMIT_EXCEEDED, RpcRefused
from learning.web.throttle import is_object_throttled, is_place_throttled, register_scope

READS: Final = register_scope("rpc-reads", _("Questions to the practice network"))
SENDS: Final = register_scope("rpc-sends", _("Transactions sent to the practice network"))

# A class of forty behind one router polls with 30 questions a second; one wallet with less than one.
READ_SECONDS: Final = 10
MOST_OF_SESSION: Final = 400
MOST_OF_NETWORK: Final = 2000
# Forty who do the same lesson send some five transactions a minute each.
SEND_SECONDS: Final = 60
MOST_SENT_BY_SESSION: Final = 40
MOST_SENT_BY_NETWORK: Final = 400

_BLOCK_OF_SESSION: Final = 40
_BLOCK_OF_NETWORK: Final = 100
# Whoever is over the limit is not counted again for so long: a flood must cost less than what it asks for.
_CLOSED_SECONDS: Final = 2.0
_MOST_SUBJECTS: Final = 5000


@dataclass(frozen=True, slots=True)
class Asker:
    """`session` is the cookie as it came, "" without one; `network` is client_network()'s, or "unknown"."""

    session: str
    network: str


@dataclass(slots=True)
class _Share:
    ends_at: float
    left: int = 0
    is_closed: bool = False


class Blocks:
    """Gives out questions of blocks that `hit` has counted. What is left of one expires with its window."""

    def __init__(self, *, block: int, seconds: float) -> None:
        self._block, self._seconds = block, seconds
        self._shares: dict[str, _Share] = {}
        self._lock = Lock()

    def take(self, subject: str, count: int, hit: Callable[[], bool]) -> bool:
        """Whether `count` more are allowed. `hit` counts a block, and is true beyond the limit."""
        share = self._share(subject)
        while not share.is_closed and share.left < count:
            if hit():
                share.is_closed, share.ends_at = True, time.monotonic() + _CLOSED_SECONDS
            else:
                share.left += self._block
        if share.is_closed:
            return False
        share.left -= count
        return True

    def clear(self) -> None:
        self._shares.clear()

    def _share(self, subject: str) -> _Share:
        now = time.monotonic()
        with self._lock:
            share = self._shares.get(subject)
            if share is None or share.ends_at <= now:
                if len(self._shares) >= _MOST_SUBJECTS:
                    self._shares = {name: each for name, each in self._shares.items() if each.ends_at > now}
                if len(self._shares) >= _MOST_SUBJECTS:
                    self._shares.clear()
                share = self._shares[subject] = _Share(now + self._seconds)
        return share


_of_sessions = Blocks(block=_BLOCK_OF_SESSION, seconds=READ_SECONDS)
_of_networks = Blocks(block=_BLOCK_OF_NETWORK, seconds=READ_SECONDS)


def count_reads(asker: Asker, weight: int) -> None:
    """Raises RpcRefused when browser or network have asked too much."""

    def hit_session() -> bool:
        return is_object_throttled(
            asker.session, READS, limit=MOST_OF_SESSION // _BLOCK_OF_SESSION, seconds=READ_SECONDS
        )

    def hit_network() -> bool:
        return is_place_throttled(
            asker.network, READS, limit=MOST_OF_NETWORK // _BLOCK_OF_NETWORK, seconds=READ_SECONDS
        )

    if asker.session and not _of_sessions.take(asker.session, weight, hit_session):
        raise _too_much(READ_SECONDS)
    if not _of_networks.take(asker.network, weight, hit_network):
        raise _too_much(READ_SECONDS)


def count_sends(asker: Asker, count: int) -> None:
    """The same for signed transactions, each of which is counted."""
    for _each in range(count):
        if asker.session and is_object_throttled(
            asker.session, SENDS, limit=MOST_SENT_BY_SESSION, seconds=SEND_SECONDS
        ):
            raise _too_much(SEND_SECONDS)
        if is_place_throttled(asker.network, SENDS, limit=MOST_SENT_BY_NETWORK, seconds=SEND_SECONDS):
            raise _too_much(SEND_SECONDS)


def forget_blocks() -> None:
    """Count anew from the rows."""
    _of_sessions.clear()
    _of_networks.clear()


def _too_much(seconds: int) -> RpcRefused:
    sentence = _("That was too much at once. Wait %(seconds)s seconds and try again.") % {"seconds": seconds}
    return RpcRefused(LIMIT_EXCEEDED, sentence, status=429, retry_after=seconds)
