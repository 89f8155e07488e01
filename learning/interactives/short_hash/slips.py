"""Slips of paper of which only the beginning of a hash is kept. Real SHA-256, cut as short as the story says."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

from learning.interactives.people import draw_names

# Hexadecimal characters: how many there are, and how many of a hash are kept in each of the two stories.
SIGNS: Final = 16
KEPT: Final = 2
KEPT_OF_PAIR: Final = 3
TRIED: Final = 16
WRITTEN: Final = 10
# What a cheap phone hashes in a second, roughly.
A_SECOND: Final = 10**6

Tries = tuple[tuple[int, str], ...]


def hash_of(text: str, length: int) -> str:
    """The first `length` hexadecimal characters of the SHA-256 hash of the UTF-8 bytes."""
    return sha256(text.encode()).hexdigest()[:length]


def slip(words: str, number: int) -> str:
    return f"{words}, slip {number}"


@dataclass(frozen=True, slots=True)
class Slips:
    """`tries` are those of each text of `false`, of which `chosen` is the place of the learner's. `pair` are the
    numbers of the one honest and the one false slip whose short hashes are the same. `longer`, `paired`: lengths."""

    honest: str
    number: int
    false: tuple[str, ...]
    tries: tuple[Tries, ...]
    honest_written: Tries
    false_written: Tries
    longer: int
    paired: int
    chosen: int = 0

    @property
    def kept(self) -> str:
        return hash_of(slip(self.honest, self.number), KEPT)

    @property
    def winner(self) -> int:
        return next(number for number, one in self.tries[self.chosen] if one == self.kept)

    @property
    def near(self) -> int:
        """A number whose hash begins as it should, and then goes on otherwise."""
        return next(number for number, one in self.tries[self.chosen] if one != self.kept and one[0] == self.kept[0])

    @property
    def pair(self) -> tuple[int, int]:
        return next(_pairs(self.honest_written, self.false_written))


def draw_slips(random: Random) -> Slips:
    one, other = draw_names(random, 2)
    amount = random.randint(2, 9) * 100
    honest = f"Pay {one} {amount}"
    false = (f"Pay {one} {amount * 10}", f"Pay {other} {amount}", f"Pay {other} {amount * 10}")
    number = random.randint(10, 99)
    kept = hash_of(slip(honest, number), KEPT)
    written = _draw_pair(random, honest, false[0])
    return Slips(
        honest=honest,
        number=number,
        false=false,
        tries=tuple(_draw_tries(random, words, kept) for words in false),
        honest_written=written[0],
        false_written=written[1],
        longer=random.randint(3, 5),
        paired=random.choice((6, 8, 10)),
    )


def _draw_tries(random: Random, words: str, kept: str) -> Tries:
    """One that hits, at least one that begins as it should."""
    while True:
        first = random.randint(100, 9_000)
        tries = tuple((number, hash_of(slip(words, number), KEPT)) for number in range(first, first + TRIED))
        hits = [one for _number, one in tries if one == kept]
        near = [one for _number, one in tries if one != kept and one[0] == kept[0]]
        if len(hits) == 1 and near:
            return tries


def _draw_pair(random: Random, honest: str, false: str) -> tuple[Tries, Tries]:
    while True:
        both = []
        for words in (honest, false):
            first = random.randint(100, 9_000)
            numbers = range(first, first + WRITTEN)
            both.append(tuple((number, hash_of(slip(words, number), KEPT_OF_PAIR)) for number in numbers))
        if len(list(_pairs(both[0], both[1]))) == 1:
            return both[0], both[1]


def _pairs(honest: Tries, false: Tries) -> Iterator[tuple[int, int]]:
    return ((one, other) for one, left in honest for other, right in false if left == right)
