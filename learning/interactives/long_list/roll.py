"""A roll of 1,000 names under a Merkle tree. Real SHA-256, cut to eight characters; a parent is the hash of two texts
joined. 24 empty seats fill the tree up to 1,024, so that ten floors lead to the root."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from random import Random
from typing import Final

from learning.interactives.people import NAMES, draw_names

NAMES_ON_IT: Final = 1000
FLOORS: Final = 10
SHOWN: Final = 8
# What the careless office prints of its root, in characters.
PRINTED: Final = 2
HASH_BYTES: Final = 32
# (names on a roll, hashes of a proof): the fewest floors that hold them.
LONGER_ROLLS: Final = ((5_000, 13), (20_000, 15), (60_000, 16), (300_000, 19), (1_000_000, 20), (8_000_000, 23))
_LETTERS: Final = "ABCDEFGHIJKLMNOPRSTUVWYZ"


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:SHOWN]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Not on the roll, with ten hashes of their own making that end at `end`."""

    name: str
    end: str


@dataclass(frozen=True)
class Roll:
    """`mine` is the place of the learner's name, counted from 0. `longer` is an entry of LONGER_ROLLS."""

    names: tuple[str, ...]
    mine: int
    strangers: tuple[Stranger, ...]
    longer: tuple[int, int]

    @property
    def my_entry(self) -> str:
        return self.entry(self.mine)

    def entry(self, place: int) -> str:
        return f"{place} {self.names[place]}" if place < len(self.names) else f"{place} empty"

    @cached_property
    def floors(self) -> tuple[tuple[str, ...], ...]:
        """From the names up to the root: 1,024 hashes, then 512, and so on to one."""
        floors = [tuple(hash_of(self.entry(place)) for place in range(2**FLOORS))]
        while len(floors[-1]) > 1:
            below = floors[-1]
            floors.append(tuple(hash_of(below[at] + below[at + 1]) for at in range(0, len(below), 2)))
        return tuple(floors)

    @property
    def root(self) -> str:
        return self.floors[-1][0]

    @property
    def neighbour(self) -> int:
        """The place of the name whose hash is joined with the learner's."""
        return self.mine ^ 1

    def place_on(self, floor: int) -> int:
        return self.mine >> floor

    def is_left(self, floor: int) -> bool:
        """Whether the hash that is needed on `floor` stands to the left of the learner's."""
        return bool(self.place_on(floor) & 1)

    def needed(self, floor: int) -> str:
        return self.floors[floor][self.place_on(floor) ^ 1]

    def reached(self, floor: int) -> str:
        """What the learner has worked out once `floor` is done."""
        return self.floors[floor + 1][self.place_on(floor + 1)]

    @property
    def let_in(self) -> Stranger:
        return next(each for each in self.strangers if each.end[:PRINTED] == self.root[:PRINTED])


def draw_roll(random: Random) -> Roll:
    names = tuple(f"{random.choice(NAMES)} {random.choice(_LETTERS)}." for _place in range(NAMES_ON_IT))
    # Neither end: a place whose way turns both ways.
    mine = random.choice([place for place in range(40, NAMES_ON_IT - 40) if 3 <= place.bit_count() <= 6])
    roll = Roll(names, mine, (), random.choice(LONGER_ROLLS))
    return Roll(names, mine, _draw_strangers(random, roll.root), roll.longer)


def _draw_strangers(random: Random, root: str) -> tuple[Stranger, ...]:
    """Four: one who gets through, and one who only begins with the root's first character."""
    people = draw_names(random, 4)
    wanted: Sequence[str] = (root[:PRINTED], root[0], "", "")
    found = [_draw_end(random, root, begins, is_hit=not at) for at, begins in enumerate(wanted)]
    strangers = [Stranger(name, end) for name, end in zip(people, found, strict=True)]
    random.shuffle(strangers)
    return tuple(strangers)


def _draw_end(random: Random, root: str, begins: str, *, is_hit: bool) -> str:
    while True:
        end = hash_of(str(random.getrandbits(64)))
        if end.startswith(begins) and (end[:PRINTED] == root[:PRINTED]) is is_hit and end != root:
            return end
