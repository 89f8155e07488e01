"""What lies on the bench: a sentence and small changes of it, five pages of which one was altered overnight, and a list
of tickets of which one was drawn. Real SHA-256."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

# Characters of a SHA-256 hash, and how many different ones there are.
LENGTH: Final = 64
SIGNS: Final = 16
# What is shown of a hash where many stand below each other.
SHORT: Final = 8
TICKETS: Final = 12
_NAMES: Final = ("Aba", "Binta", "Caro", "Deka", "Ebo", "Fola", "Gyasi", "Hana")


def hash_of(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, 64 hexadecimal characters."""
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """`kept` is the hash of the evening before, `hash` the one of this morning; both in full."""

    name: str
    text: str
    kept: str

    @property
    def hash(self) -> str:
        return hash_of(self.text)

    @property
    def is_altered(self) -> bool:
        return self.hash != self.kept


@dataclass(frozen=True, slots=True)
class Bench:
    """`chosen` is the place in `changes` of the one that the learner makes; `digits` are those of a big lottery."""

    sentence: str
    changes: tuple[str, ...]
    pages: tuple[Page, ...]
    first_ticket: int
    drawn_ticket: int
    digits: int
    chosen: int = 0

    @property
    def changed(self) -> str:
        return self.changes[self.chosen]

    @property
    def altered(self) -> Page:
        return next(page for page in self.pages if page.is_altered)

    @property
    def tickets(self) -> list[tuple[int, str]]:
        """The numbers that are tried, each with its hash."""
        return [(number, ticket_hash(number)) for number in range(self.first_ticket, self.first_ticket + TICKETS)]


def ticket_hash(number: int) -> str:
    return hash_of(f"ticket {number}")


def same_places(one: str, other: str) -> int:
    """At how many places the two hashes have the same character."""
    return sum(left == right for left, right in zip(one, other, strict=True))


def draw_bench(random: Random) -> Bench:
    names = random.sample(_NAMES, 5)
    amount = random.randint(2, 9) * 1000 + random.randint(1, 8) * 100
    sentence = f"{names[0]} paid {amount}"
    first = random.randint(100, 880)
    return Bench(
        sentence=sentence,
        changes=(f"{names[0]} paid {amount + 1}", sentence[0].lower() + sentence[1:], f"{sentence}."),
        pages=_draw_pages(random, names),
        first_ticket=first,
        drawn_ticket=first + random.randint(1, TICKETS - 2),
        digits=random.randint(4, 6),
    )


def _draw_pages(random: Random, names: Sequence[str]) -> tuple[Page, ...]:
    altered = random.randrange(len(names))
    pages = []
    for place, name in enumerate(names):
        amounts = [random.randint(11, 99) * 100 for _week in range(3)]
        before = f"{name}: {amounts[0]}, {amounts[1]}, {amounts[2]}"
        after = f"{name}: {amounts[0]}, {amounts[1]}, {amounts[2] + 100}" if place == altered else before
        pages.append(Page(name, after, hash_of(before)))
    return tuple(pages)
