"""Schnorr's signature with numbers small enough for paper: C. P. Schnorr, "Efficient signature generation by smart
cards" (1991). Powers of 4 are taken on the clock of a prime `p`; they come round after `q` steps, where p = 2q + 1."""

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

from learning.interactives.people import draw_names

BASE: Final = 4
# (p, q), both prime, p = 2q + 1: so 4, a square, has q different powers.
CLOCKS: Final = ((47, 23), (59, 29), (83, 41))


@dataclass(frozen=True, slots=True)
class Clock:
    p: int
    q: int

    def power(self, exponent: int) -> int:
        return pow(BASE, exponent, self.p)

    @property
    def powers(self) -> list[tuple[int, int]]:
        return [(exponent, self.power(exponent)) for exponent in range(self.q)]

    def challenge(self, r: int, text: str) -> int:
        """The hash of the nonce's power and the text, as a number from 1 to q - 1."""
        return 1 + int(sha256(f"{r} {text}".encode()).hexdigest(), 16) % (self.q - 1)


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    r: int
    e: int
    s: int

    def holds(self, clock: Clock, public: int) -> bool:
        return clock.power(self.s) == self.r * pow(public, self.e, clock.p) % clock.p


def sign(clock: Clock, key: int, nonce: int, text: str) -> Note:
    r = clock.power(nonce)
    e = clock.challenge(r, text)
    return Note(text, r, e, (nonce + e * key) % clock.q)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the learner signs with, and three notes of somebody else's, one of which is forged. `nonce` is the
    learner's own choice, once it was made."""

    clock: Clock
    key: int
    nonce: int
    text: str
    signer: str
    signer_public: int
    notes: tuple[Note, ...]

    @property
    def public(self) -> int:
        return self.clock.power(self.key)

    @property
    def mine(self) -> Note:
        return sign(self.clock, self.key, self.nonce, self.text)

    @property
    def public_power(self) -> int:
        return pow(self.public, self.mine.e, self.clock.p)

    @property
    def forged(self) -> int:
        return next(at for at, note in enumerate(self.notes) if not note.holds(self.clock, self.signer_public))


def draw_desk(random: Random) -> Desk:
    while True:
        clock = Clock(*random.choice(CLOCKS))
        one, other, third = draw_names(random, 3)
        text = f"{one} owes {other} {random.randint(2, 9)} goats"
        key, nonce = (random.randint(3, clock.q - 2) for _number in range(2))
        other_key = random.randint(3, clock.q - 2)
        notes = _draw_notes(random, clock, other_key, third, one)
        desk = Desk(clock, key, nonce, text, third, clock.power(other_key), notes)
        if _is_good(desk):
            return desk


def _draw_notes(random: Random, clock: Clock, key: int, signer: str, payee: str) -> tuple[Note, ...]:
    """Two honest notes, and one whose amount was changed after it was signed."""
    notes = []
    forged = random.randrange(3)
    amounts = random.sample(range(11, 99), 3)
    for place, nonce in enumerate(random.sample(range(2, clock.q - 1), 3)):
        note = sign(clock, key, nonce, f"{signer} pays {payee} {amounts[place]}")
        if place == forged:
            text = f"{note.text}0"
            note = Note(text, note.r, clock.challenge(note.r, text), note.s)
        notes.append(note)
    return tuple(notes)


def _is_good(desk: Desk) -> bool:
    """Each plausible slip gives another number than the right one, and just one note does not hold."""
    clock, mine = desk.clock, desk.mine
    slips = (
        (desk.public, BASE * desk.key % clock.p),
        (mine.r, BASE * desk.nonce % clock.p),
        (mine.s, (desk.nonce + desk.key) % clock.q),
        (mine.r * desk.public_power % clock.p, (mine.r + desk.public_power) % clock.p),
    )
    is_wrapped = desk.nonce + mine.e * desk.key >= clock.p and mine.r * desk.public_power >= clock.p
    one_forged = sum(not note.holds(clock, desk.signer_public) for note in desk.notes) == 1
    return is_wrapped and one_forged and all(right != slip for right, slip in slips)
