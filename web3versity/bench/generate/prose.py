"""English to fill lessons and threads with: runs of words from the school's own courses."""

from pathlib import Path
from random import Random

from django.conf import settings


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

    def title(self, *, most: int) -> str:
        """A few words, at most `most` characters."""
        return self.words(self._random.randint(3, 6)).strip(".,:;").capitalize()[:most]
