"""Four notes signed by one device, two of them with the same nonce: enough to work out its key."""

from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Final

from learning.interactives.people import draw_names
from learning.interactives.toy_signature.clock import CLOCKS, Clock, Note, sign

NOTES: Final = 4


@dataclass(frozen=True, slots=True)
class Theft:
    """`notes` at the places `twins` share their nonce. `text` is signed by the thief with `nonce`."""

    clock: Clock
    key: int
    notes: tuple[Note, ...]
    text: str
    nonce: int

    @property
    def twins(self) -> tuple[int, int]:
        return next(
            (one, other) for one, other in combinations(range(NOTES), 2) if self.notes[one].r == self.notes[other].r
        )

    @property
    def difference(self) -> tuple[int, int]:
        """(of s, of e), the first note minus the second, on the clock of q."""
        first, second = (self.notes[at] for at in self.twins)
        return (first.s - second.s) % self.clock.q, (first.e - second.e) % self.clock.q

    @property
    def multiples(self) -> list[tuple[int, int]]:
        """Each possible key, with what it gives times the difference of e."""
        return [(key, self.difference[1] * key % self.clock.q) for key in range(1, self.clock.q)]

    @property
    def stolen(self) -> Note:
        return sign(self.clock, self.key, self.nonce, self.text)


def draw_theft(random: Random) -> Theft:
    while True:
        clock = Clock(*random.choice(CLOCKS))
        owner, *payees = draw_names(random, NOTES + 2)
        key = random.randint(3, clock.q - 2)
        first, second, third, last = random.sample(range(2, clock.q - 1), 4)
        nonces = [first, first, second, third]
        random.shuffle(nonces)
        notes = tuple(
            sign(clock, key, nonce, f"{owner} pays {payee} {random.randint(11, 99)}")
            for nonce, payee in zip(nonces, payees, strict=False)
        )
        theft = Theft(clock, key, notes, f"{owner} pays {payees[-1]} 9000", last)
        if _is_good(theft):
            return theft


def _is_good(theft: Theft) -> bool:
    """The notes with one nonce can be subtracted, go round the clock once, and do not give the key at once."""
    first, second = (theft.notes[at] for at in theft.twins)
    of_s, of_e = theft.difference
    goes_round = first.s < second.s or first.e < second.e
    return (
        of_e > 1
        and of_s != 0
        and goes_round
        and of_s != theft.key
        and theft.nonce + theft.stolen.e * theft.key >= theft.clock.q
    )
