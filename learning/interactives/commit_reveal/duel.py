"""The duel: hands, salts and their commitments. Real SHA-256 of the hand, a space and the salt, cut to eight
characters; to two where a referee keeps too little."""

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

from learning.interactives.people import draw_names

HANDS: Final = ("rock", "paper", "scissors")
# Each hand with the one that beats it.
BEATEN_BY: Final = {"rock": "paper", "paper": "scissors", "scissors": "rock"}
SHOWN: Final = 8
KEPT: Final = 2
TRIED: Final = 16

Tries = tuple[tuple[int, str], ...]


def commitment(hand: str, salt: int | None = None, length: int = SHOWN) -> str:
    """The first characters of the SHA-256 hash of "rock" or, with a salt, of "rock 482913"."""
    text = hand if salt is None else f"{hand} {salt}"
    return sha256(text.encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Duel:
    """`bare` is the hand that the machine committed to without a salt; `held` and `claimed` are those of the round
    in which it lies, with `salt`. `mine` is the hand of the learner's own commitment, `swap` the salt that opens it
    as the hand that wins. `digits` is the length of a salt in the last question."""

    bare: str
    held: str
    claimed: str
    salt: int
    rounds: tuple[tuple[str, int, str], ...]
    liar: int
    referee: str
    mine: str
    my_salt: int
    tries: Tries
    digits: int

    @property
    def kept(self) -> str:
        return commitment(self.mine, self.my_salt, KEPT)

    @property
    def machine(self) -> str:
        """What the machine shows in the round that the learner cheats in: it beats the learner's hand."""
        return BEATEN_BY[self.mine]

    @property
    def wanted(self) -> str:
        return BEATEN_BY[self.machine]

    @property
    def swap(self) -> int:
        return next(salt for salt, one in self.tries if one == self.kept)

    @property
    def near(self) -> int:
        return next(salt for salt, one in self.tries if one != self.kept and one[0] == self.kept[0])


def draw_duel(random: Random) -> Duel:
    held, claimed = random.sample(HANDS, 2)
    liar = random.randrange(3)
    salts = random.sample(range(100_000, 1_000_000), 4)
    rounds = []
    for place in range(3):
        hand = claimed if place == liar else random.choice(HANDS)
        rounds.append((hand, salts[place], commitment(held if place == liar else hand, salts[place])))
    mine = random.choice(HANDS)
    wanted = BEATEN_BY[BEATEN_BY[mine]]
    return Duel(
        bare=random.choice(HANDS),
        held=held,
        claimed=claimed,
        salt=salts[liar],
        rounds=tuple(rounds),
        liar=liar,
        referee=draw_names(random, 1)[0],
        mine=mine,
        my_salt=salts[3],
        tries=_draw_tries(random, wanted, commitment(mine, salts[3], KEPT)),
        digits=random.randint(3, 6),
    )


def _draw_tries(random: Random, hand: str, kept: str) -> Tries:
    """One salt that fits, at least one that begins as it should."""
    while True:
        first = random.randint(1_000, 90_000)
        tries = tuple((salt, commitment(hand, salt, KEPT)) for salt in range(first, first + TRIED))
        hits = [one for _salt, one in tries if one == kept]
        if len(hits) == 1 and any(one != kept and one[0] == kept[0] for _salt, one in tries):
            return tries
