"""English to fill lessons and threads with: runs of words from the school's own courses."""

from itertools import product
from pathlib import Path
from random import Random

from django.conf import settings

# Words that no lesson holds, of three syllables: what somebody looks for when they know what they look for.
_SYLLABLES = [a + b for a, b in product("bdgkmnprtvz", "aiou")]
RARE_WORDS = ["".join(syllables) for syllables in product(_SYLLABLES[::3], _SYLLABLES[1::3], _SYLLABLES[2::3])]


def library_words() -> list[str]:
    """Every word of the course library's text lessons, in order, without markup."""
    folder = Path(settings.BASE_DIR) / "learning" / "library"
    words: list[str] = []
    for path in sorted(folder.glob("*/[0-9]*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        words += [word for word in body.split() if word.strip(".,:;()").isalnum()]
    return words


class Prose:
    """Runs of the library's words, drawn by one random generator."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = library_words()

    def words(self, count: int) -> str:
        start = self._random.randrange(len(self._words) - count)
        return " ".join(self._words[start : start + count])

    def post(self, count: int) -> str:
        """Words, and in one post of ten a rare one among them."""
        words = self.words(count)
        return f"{words} {self._random.choice(RARE_WORDS)}" if self._random.random() < 0.1 else words

    def title(self, *, most: int) -> str:
        """A few words, at most `most` characters."""
        return self.words(self._random.randint(3, 6)).strip(".,:;").capitalize()[:most]
