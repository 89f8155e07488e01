"""A Merkle tree over eight entries. Real SHA-256, cut to eight characters; a parent is the hash of two texts joined."""

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

LEVELS: Final = 3
_NAMES: Final = ("Amina", "Bisi", "Chioma", "Dupe", "Efua", "Fatou", "Grace", "Hawa", "Ines", "Joana", "Kofi", "Linh")


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says that `entry` is in the list; `steps` are (the hash that is joined, what comes out)."""

    name: str
    entry: str
    leaf: str
    steps: tuple[tuple[str, str], ...]

    @property
    def end(self) -> str:
        return self.steps[-1][1]


@dataclass(frozen=True, slots=True)
class Tree:
    """`levels` from leaves to root. `mine` is the place of the learner's leaf, `size` the length of another list."""

    entries: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    mine: int
    claims: tuple[Claim, ...]
    honest: str
    doublings: int

    @property
    def root(self) -> str:
        return self.levels[-1][0]

    @property
    def size(self) -> int:
        return int(2**self.doublings)

    def partner(self, level: int) -> str:
        """The hash that is joined with the learner's own at `level`, 0 being the leaves."""
        return self.levels[level][(self.mine >> level) ^ 1]

    def own(self, level: int) -> str:
        return self.levels[level][self.mine >> level]


def leaf_of(entry: str) -> str:
    return sha256(entry.encode()).hexdigest()[:8]


def join(left: str, right: str) -> str:
    return sha256((left + right).encode()).hexdigest()[:8]


def build(leaves: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    levels = [leaves]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append(tuple(join(below[place], below[place + 1]) for place in range(0, len(below), 2)))
    return tuple(levels)


def draw_tree(random: Random) -> Tree:
    names = random.sample(_NAMES, 2**LEVELS)
    entries = tuple(f"{name} {random.randint(20, 95) * 100}" for name in names)
    levels = build(tuple(map(leaf_of, entries)))
    mine, *others = random.sample(range(2**LEVELS), 4)
    honest, more, other = others
    name, amount = entries[more].split()
    cheats = (f"{name} {int(amount) + 500}", f"{entries[other].split()[0]} 9900")
    claims = [
        _claim(levels, honest, entries[honest]),
        _claim(levels, more, cheats[0]),
        _claim(levels, other, cheats[1]),
    ]
    random.shuffle(claims)
    return Tree(entries, levels, mine, tuple(claims), entries[honest].split()[0], random.randint(6, 12))


def _claim(levels: tuple[tuple[str, ...], ...], place: int, entry: str) -> Claim:
    """With the true hashes beside the way up, whatever stands in `entry`."""
    leaf = result = leaf_of(entry)
    steps = []
    for level in range(LEVELS):
        partner = levels[level][(place >> level) ^ 1]
        result = join(partner, result) if (place >> level) & 1 else join(result, partner)
        steps.append((partner, result))
    return Claim(entry.split()[0], entry, leaf, tuple(steps))
