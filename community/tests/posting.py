"""What tests of threads and answers share: the operations with words that will do, and people who may not write."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.dispatch import Signal
from django.utils import timezone

from community.access.member import Member, read_member
from community.models import Discussion, Reply, Suspension
from community.posts.reply import post_reply
from community.posts.start_thread import start_thread
from learning.models import User


def member(person: User | None) -> Member:
    return read_member(person) if person else Member(None)


def ask(person: User | None, **about: Any) -> Discussion:
    words = {"title": "How do I keep my keys?", "content": "On *paper*, or on metal?", "category": "help"} | about
    return start_thread(member=member(person), now=timezone.now(), **words)


def answer(person: User | None, thread: Discussion, content: str = "On **metal**.", **about: Any) -> Reply:
    return post_reply(member=member(person), thread=thread, content=content, now=timezone.now(), **about)


def suspend(person: User) -> Suspension:
    """Past the operation of moderators."""
    until = timezone.now() + timedelta(days=1)
    return Suspension.objects.create(person=person, reason="Spam.", until=until)


@contextmanager
def listening(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What `signal` announces meanwhile."""
    heard: list[dict[str, Any]] = []

    def listen(signal: Signal, sender: Any, **facts: Any) -> None:
        heard.append(facts)

    signal.connect(listen)
    try:
        yield heard
    finally:
        signal.disconnect(listen)
