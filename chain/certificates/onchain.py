"""What the chain says about one token, queried live: with a timeout, and cached for some seconds.

A page waits no longer than QUERY_TIMEOUT for a node. Public relays count every query, and whoever reloads a page
sends the same ones: an answer is served from the cache for ANSWER_TTL, together with the moment it was given.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as QueryTimeout
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

from django.core.cache import cache
from django.utils import timezone

from chain import gateway
from chain.contracts.collection import Collection, NoContract
from chain.networks import credential_network
from chain.tokens.standing import Origin, is_same_chain

# In seconds.
QUERY_TIMEOUT: Final = 6
ANSWER_TTL: Final = 15
FAILURE_TTL: Final = 5
# How many queries may hang at a time; others wait behind them, and count as unanswered.
MAX_WORKERS: Final = 4


class QueryStatus(StrEnum):
    ANSWERED = "answered"
    UNREACHABLE = "unreachable"
    RESET = "reset"  # the chain is not the one the contract was deployed on, or has forgotten it


@dataclass(frozen=True)
class OnChainState:
    """`fingerprint` is the record the token stands for, zeros when there is no such token; `owner` None when burned."""

    status: QueryStatus
    asked_at: datetime
    fingerprint: str = ""
    owner: str | None = None
    is_revoked: bool = False


@dataclass(frozen=True)
class TokenQuery:
    """About the token `serial` of the contract at `address`. `fingerprint` is what the record says about itself."""

    chain_id: int
    address: str
    origin: Origin
    serial: int
    fingerprint: str


def query_chain(query: TokenQuery) -> OnChainState:
    """Never raises for anything the chain does or does not do."""
    key = f"on-chain:{credential_network().chain_id}:{query.address}:{query.serial}:{query.fingerprint}"
    known: OnChainState | None = cache.get(key)
    if known is not None:
        return known
    state = query_with_timeout(lambda: query_token(query))
    has_failed = state.status is QueryStatus.UNREACHABLE
    cache.set(key, state, FAILURE_TTL if has_failed else ANSWER_TTL)
    return state


def query_with_timeout(query: Callable[[], OnChainState]) -> OnChainState:
    try:
        return executor().submit(query).result(timeout=QUERY_TIMEOUT)
    except (gateway.ChainUnreachable, gateway.ChainRefused, QueryTimeout):
        return OnChainState(QueryStatus.UNREACHABLE, timezone.now())
    except NoContract:
        return OnChainState(QueryStatus.RESET, timezone.now())


def query_token(query: TokenQuery) -> OnChainState:
    if query.chain_id != credential_network().chain_id:
        raise NoContract("The site lives on another chain now.")
    gateway.verify_chain()
    collection = Collection(query.address)
    fingerprint = collection.certificate_of(query.serial)
    # After a reset another contract may stand at the same address, and give the same serial to another record.
    if not is_same_chain(query.origin):
        raise NoContract("The chain is another one than the contract was deployed on.")
    return OnChainState(
        status=QueryStatus.ANSWERED,
        fingerprint=fingerprint,
        owner=collection.owner_of(query.serial),
        is_revoked=collection.is_revoked(query.fingerprint),
        asked_at=timezone.now(),
    )


@lru_cache(maxsize=1)
def executor() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MAX_WORKERS, thread_name_prefix="verify")
