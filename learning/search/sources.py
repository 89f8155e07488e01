"""What the one search of the site looks through: sources, each one class, registered in the `ready()` of its app."""

from dataclasses import dataclass
from typing import ClassVar, Final

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from learning.models import User
from learning.search.marking import Found
from settings.replica import reading_connection

# Nobody wants to know of how many more.
MOST_COUNTED: Final = 100


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One line of the results: `title` and `excerpt` have what was found marked, `about` says what it is."""

    url: str
    title: SafeString
    about: str
    excerpt: SafeString | str = ""
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class SearchHits:
    """The best hits, and how many there are in all; more than MOST_COUNTED may be told as any such number."""

    best: list[SearchHit]
    total: int


class SearchSource:
    """Something that can be searched. `order` says where its hits stand among those of others."""

    key: ClassVar[str]  # stands in addresses: ?in=…
    label: ClassVar[str | Promise]  # of several: "Courses"
    order: ClassVar[int]

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        """What `reader` may see of what has `words`, the best first, at most `most`; `found` marks it."""
        raise NotImplementedError


_sources: dict[str, SearchSource] = {}


def register_search_source(source: SearchSource) -> None:
    """Let `source` be searched. Raises ValueError when its key is taken."""
    if source.key in _sources:
        raise ValueError(f"There is a search source called {source.key} already.")
    _sources[source.key] = source


def search_sources() -> list[SearchSource]:
    """All of them, in the order of the page."""
    return sorted(_sources.values(), key=lambda source: source.order)


def read_query(words: str) -> Found:
    """`words` as the database understands them, for marking what they find."""
    with reading_connection().cursor() as cursor:
        cursor.execute("SELECT search_query(%s)::text", [words])
        return Found(cursor.fetchone()[0])
