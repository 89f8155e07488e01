"""A book of pages, each of which carries the hash of the page before it. Real SHA-256, cut to eight characters."""

from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Final

PAGES: Final = 12
NONE: Final = "none"
_NAMES: Final = ("Amina", "Bisi", "Chioma", "Dupe", "Efua", "Fatou", "Grace", "Hawa", "Ines", "Joana", "Kofi", "Linh")


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    before: str
    entry: str
    hash: str


@dataclass(frozen=True, slots=True)
class Books:
    """The honest book, the one in which page `altered` was changed with its hash, and that one after the cheat has
    written all later pages anew. Each is a tuple of pages; page 1 stands at place 0."""

    honest: tuple[Page, ...]
    found: tuple[Page, ...]
    rebuilt: tuple[Page, ...]
    altered: int
    cheats_copy: str

    @property
    def to_rewrite(self) -> int:
        return PAGES - self.altered


def hash_of(before: str, entry: str) -> str:
    """As in the lesson on chained blocks: the hash before, a bar, and the entry."""
    return sha256(f"{before}|{entry}".encode()).hexdigest()[:8]


def write_book(entries: list[str]) -> tuple[Page, ...]:
    pages: list[Page] = []
    before = NONE
    for number, entry in enumerate(entries, start=1):
        pages.append(Page(number, before, entry, hash_of(before, entry)))
        before = pages[-1].hash
    return tuple(pages)


def draw_books(random: Random) -> Books:
    names = random.sample(_NAMES, PAGES)
    entries = [f"{name} {random.randint(20, 95) * 100}" for name in names]
    honest = write_book(entries)
    # Neither the first page nor the last ones: there must be something before it and enough after it.
    altered = random.randint(3, PAGES - 3)
    name, amount = entries[altered - 1].split()
    changed = f"{name} {int(amount) - random.randint(5, 15) * 100}"
    found = list(honest)
    before = honest[altered - 1].before
    found[altered - 1] = Page(altered, before, changed, hash_of(before, changed))
    rebuilt = write_book([*entries[: altered - 1], changed, *entries[altered:]])
    return Books(honest, tuple(found), rebuilt, altered, random.choice("AB"))
