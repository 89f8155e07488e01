"""What the chain says about one token, asked live: with a time limit, and once in a while only.

A page waits no longer than ANSWER_SECONDS for a node. Public relays count every question, and whoever reloads a page
asks the same ones: an answer serves for some seconds, together with the moment it was given.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Final

from django.conf import settings
from django.core.cache import cache as answers
from django.utils import timezone

from chain import gateway
from chain.contracts.collection import Collection, NoContract
from chain.tokens.deploy import genesis_or_nothing

ANSWER_SECONDS: Final = 6
ANSWER_LASTS_SECONDS: Final = 15
SILENCE_LASTS_SECONDS: Final = 5
# How many questions may hang at a time; others wait behind them, and count as unanswered.
AT_ONCE: Final = 4


class Hearing(StrEnum):
    ANSWERED = "answered"
    UNREACHABLE = "unreachable"
    RESET = "reset"  # the chain is not the one the contract was deployed on, or has forgotten it


@dataclass(frozen=True)
class ChainSide:
    """`fingerprint` is the record the token stands for, zeros when there is no such token; `owner` None when burned."""

    hearing: Hearing
    asked_at: datetime
    fingerprint: str = ""
    owner: str | None = None
    is_revoked: bool = False


@dataclass(frozen=True)
class Question:
    """About the token `serial` of the contract at `address`, deployed in `block_number` of the chain that begins with
    `genesis_hash` ("" when it is not known). `fingerprint` is what the record says about itself."""

    chain_id: int
    address: str
    genesis_hash: str
    block_number: int
    serial: int
    fingerprint: str


def hear_chain(question: Question) -> ChainSide:
    """Never raises for anything the chain does or does not do."""
    key = f"chain-side:{settings.CHAIN_ID}:{question.address}:{question.serial}:{question.fingerprint}"
    known: ChainSide | None = answers.get(key)
    if known is not None:
        return known
    side = ask_in_time(lambda: ask_chain(question))
    silent = side.hearing is Hearing.UNREACHABLE
    answers.set(key, side, SILENCE_LASTS_SECONDS if silent else ANSWER_LASTS_SECONDS)
    return side


def ask_in_time(question: Callable[[], ChainSide]) -> ChainSide:
    try:
        return questioners().submit(question).result(timeout=ANSWER_SECONDS)
    except (gateway.ChainUnreachable, gateway.ChainRefused, TookTooLong):
        return ChainSide(Hearing.UNREACHABLE, timezone.now())
    except NoContract:
        return ChainSide(Hearing.RESET, timezone.now())


def ask_chain(question: Question) -> ChainSide:
    if question.chain_id != settings.CHAIN_ID:
        raise NoContract("The site lives on another chain now.")
    gateway.verify_chain()
    if question.genesis_hash and genesis_or_nothing() not in ("", question.genesis_hash):
        raise NoContract("The chain begins with another block than it did.")
    collection = Collection(question.address)
    fingerprint = collection.certificate_of(question.serial)
    # After a reset another contract may stand at the same address, and give the same serial to another record.
    if fingerprint != question.fingerprint and gateway.block_number() < question.block_number:
        raise NoContract("The chain has fewer blocks than it had.")
    return ChainSide(
        hearing=Hearing.ANSWERED,
        fingerprint=fingerprint,
        owner=collection.owner_of(question.serial),
        is_revoked=collection.is_revoked(question.fingerprint),
        asked_at=timezone.now(),
    )


@cache
def questioners() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="verify")
