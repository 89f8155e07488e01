"""A block to mine: its hash depends on a nonce, and must begin with zeros. Real SHA-256, cut to eight characters."""

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

TRIED: Final = 16
ZEROS: Final = "00"
# Hexadecimal characters: how many there are.
SIGNS: Final = 16
_NAMES: Final = ("Amina", "Bisi", "Chioma", "Dupe", "Efua", "Fatou", "Grace", "Hawa")


@dataclass(frozen=True, slots=True)
class Block:
    """`tried` are (nonce, hash); exactly one hash begins with the zeros. `later` blocks have been built on it since."""

    number: int
    before: str
    payer: str
    payee: str
    amount: int
    altered_amount: int
    tried: tuple[tuple[int, str], ...]
    later: int

    @property
    def winner(self) -> int:
        return next(nonce for nonce, one in self.tried if one.startswith(ZEROS))

    @property
    def decoy(self) -> int:
        """A nonce whose hash begins with one zero only."""
        return next(nonce for nonce, one in self.tried if one[0] == "0" and not one.startswith(ZEROS))

    def hash_with(self, nonce: int, *, amount: int) -> str:
        words = f"{self.number}|{self.before}|{self.payer} pays {self.payee} {amount}|{nonce}"
        return sha256(words.encode()).hexdigest()[:8]


def draw_block(random: Random) -> Block:
    payer, payee = random.sample(_NAMES, 2)
    amount = random.randint(20, 90) * 10
    block = Block(
        number=random.randint(200, 900),
        before=f"00{random.getrandbits(24):06x}",
        payer=payer,
        payee=payee,
        amount=amount,
        altered_amount=amount * 10,
        tried=(),
        later=random.randint(3, 9),
    )
    while True:
        first = random.randint(1_000, 90_000)
        tried = tuple((nonce, block.hash_with(nonce, amount=amount)) for nonce in range(first, first + TRIED))
        if _is_good(block, tried):
            return Block(
                block.number, block.before, payer, payee, amount, block.altered_amount, tried=tried, later=block.later
            )


def _is_good(block: Block, tried: tuple[tuple[int, str], ...]) -> bool:
    """One winner, somebody who nearly won, and a winner that the cheat cannot use."""
    winners = [nonce for nonce, one in tried if one.startswith(ZEROS)]
    near = [nonce for nonce, one in tried if one[0] == "0" and not one.startswith(ZEROS)]
    if len(winners) != 1 or not near:
        return False
    return not block.hash_with(winners[0], amount=block.altered_amount).startswith("0")
