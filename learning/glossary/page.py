"""The glossary as a page: by letters of any script, or what was searched for."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.db.models import Prefetch
from django.utils.safestring import SafeString, mark_safe

from learning.models import Course, GlossaryTerm, Lesson
from learning.models.search_column import matching

_OTHER: Final = "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, the terms it says to see, and the lesson in which `reader` can learn it."""

    term: GlossaryTerm
    see: list[GlossaryTerm]
    lesson: Lesson | None

    @property
    def html(self) -> SafeString:
        return mark_safe(self.term.means_html)  # noqa: S308

    @property
    def also(self) -> list[str]:
        """Other names of it; those that differ by an ending alone say nothing."""
        begins = self.term.term.lower()[:4]
        return [words for words in self.term.also.splitlines() if not words.lower().startswith(begins)]


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    letters: list[Letter]
    found: int


def read_glossary_page(words: str, *, reader_id: int | None) -> GlossaryPage:
    """All terms, or those with `words`, by letters. Three queries at most."""
    readable = Lesson.objects.filter(course__in=Course.objects.readable_by(reader_id)).select_related("course")
    lessons = Prefetch("lesson", readable.defer("content"))
    terms = GlossaryTerm.objects.prefetch_related(lessons)
    everything = {term.slug: term for term in GlossaryTerm.objects.only("slug", "term")}
    found = list(matching(terms, words) if words.strip() else terms)
    entries = sorted((_entry(term, everything) for term in found), key=lambda entry: _order(entry.term.term))
    return GlossaryPage(list(_by_letter(entries)), len(entries))


def letter_of(term: str) -> str:
    """What it stands under: its first letter without accents, as a capital where its script has them."""
    plain = (sign for sign in unicodedata.normalize("NFKD", term) if unicodedata.category(sign)[0] in "LN")
    first = next(plain, _OTHER)
    return first.upper() if first.isalpha() else _OTHER


def _entry(term: GlossaryTerm, everything: dict[str, GlossaryTerm]) -> Entry:
    """With the lesson as it was prefetched: none where the reader may not read it."""
    return Entry(term, [everything[slug] for slug in term.see if slug in everything], term.lesson)


def _order(term: str) -> tuple[bool, str, str]:
    """Digits and signs last; accents decide between what is equal without them."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", term.casefold()) if not unicodedata.combining(sign))
    return letter_of(term) == _OTHER, plain, term


def _by_letter(entries: list[Entry]) -> Iterator[Letter]:
    for sign, group in groupby(entries, key=lambda entry: letter_of(entry.term.term)):
        yield Letter(sign, list(group))
