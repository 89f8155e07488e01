"""Marking in a text what was searched for, and cutting out the piece that has most of it.

The database decides what is found; this follows its query closely enough to show why. Word for word the rules stand in
learning/sql/search_words.sql and search_fold.sql.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from unicodedata import normalize

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_EXCERPT: Final = 220
_BEFORE: Final = 60
# Of a text that has a word hundreds of times, so many places are looked at.
_MOST_PLACES: Final = 200
# Scripts that write no spaces, or whose particles stick to words.
_RUNS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that search_fold() takes away, and all that belong to a word.
_DROPPED: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
)
_MARKS: Final = rf"{_DROPPED}\u0483-\u0487\u0711-\u074a\u07eb-\u07f5\u0900-\u0963\u0981-\u0df3\u135d-\u135f"
_SAME: Final = dict(
    zip(
        "ıøłđðħŧŋɓɗɖƙƴƒɛɔəʋςىیېةہھەکٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯",
        "iolddhtnbddkyfeoevσيييههههكا0123456789012345678901234567890123456789",
        strict=True,
    )
)
# What Markdown writes around words: the marks of list items and rules at the beginning of a line, the addresses of
# links and pictures, of which the words stay, and single signs.
_MARKUP: Final = re.compile(
    r"^[ \t>]*(?:[-+*](?:[ \t]+\[[ xX]\])?(?=\s)|[-_=]{2,}[ \t]*$)|!?\[([^\[\]\n]*)\]\([^()\s]*\)|[*`#>|]", re.MULTILINE
)
_QUERY_PART: Final = re.compile(r"'((?:[^']|'')+)'(:\*)?|(<->)|(!)|(\()|(\))")


class Found:
    """What a text is marked with: the words of a tsquery, given as PostgreSQL prints it."""

    def __init__(self, query: str) -> None:
        self._needles = set(_needles(query))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        patterns = [_pattern_of(needle, is_begun) for needle, is_begun in sorted(self._needles, reverse=True) if needle]
        return re.compile("|".join(patterns)) if patterns else None

    def mark(self, text: str) -> SafeString:
        """`text` for a page, what was found in <mark>."""
        return highlight(text, self._places(text))

    def excerpt(self, text: str) -> SafeString:
        """The piece of `text` that has most of what was found, for a page; its beginning when it has none."""
        plain = " ".join(_MARKUP.sub(r"\1", text).split())
        places = self._places(plain)
        start = _best_start(plain, places)
        end = min(len(plain), start + _EXCERPT)
        if end < len(plain):
            end = max(plain.rfind(" ", start + _EXCERPT // 2, end), 0) or end
        within = [(a - start, b - start) for a, b in places if a >= start and b <= end]
        marked = highlight(plain[start:end], within)
        return mark_safe(f"{'… ' if start else ''}{marked}{' …' if end < len(plain) else ''}")  # noqa: S308 (escaped)

    def _places(self, text: str) -> list[tuple[int, int]]:
        if self._pattern is None:
            return []
        places = []
        for found in self._pattern.finditer(text.translate(_FOLD)):
            places.append(found.span())
            if len(places) == _MOST_PLACES:
                break
        return places


class _Fold(dict[int, str]):
    """Each character as it is compared, always as one, so that places stay."""

    def __missing__(self, code: int) -> str:
        character = chr(code).lower()
        base = normalize("NFD", normalize("NFKC", character))[:1] or character
        # Korean syllables come apart into letters that are no help.
        self[code] = character[:1] if "\uac00" <= character <= "\ud7a3" else _SAME.get(base, base)
        return self[code]


_FOLD: Final = _Fold()


def _needles(query: str) -> Iterator[tuple[str, bool]]:
    """The words wanted, and whether they need only be begun. Runs of characters are put together again."""
    depth, unwanted_from = 0, 0
    is_negated = follows = False
    last = ""
    for word, is_begun, next_to, negation, opening, closing in _QUERY_PART.findall(query):
        if word:
            if not unwanted_from and not is_negated:
                if follows and _is_run(last) and _is_run(word) and last[-1] == word[0]:
                    last += word[1:]
                else:
                    yield last, False
                    last = word
                if is_begun:
                    yield last, True
                    last = ""
            is_negated = follows = False
        elif opening:
            depth += 1
            if is_negated:
                unwanted_from, is_negated = depth, False
        elif closing:
            unwanted_from = 0 if unwanted_from == depth else unwanted_from
            depth -= 1
        follows = bool(next_to)
        is_negated = bool(negation)
    yield last, False


def _is_run(word: str) -> bool:
    return re.fullmatch(f"[{_RUNS}]+", word) is not None


def _pattern_of(needle: str, is_begun: bool) -> str:
    folded = re.sub(f"[{_DROPPED}]", "", needle).translate(_FOLD)
    if _is_run(needle):
        return re.escape(folded)
    # A longer ending than this is another word; English stems end in i where the word has y.
    tail = "*" if is_begun else "{0,6}" if len(folded) > 3 else "{0,3}"
    body = f"[{_DROPPED}]*".join(map(re.escape, folded[:-1] if len(folded) > 3 and folded[-1] == "i" else folded))
    return rf"(?<![^\W_{_RUNS}])(?<![{_MARKS}]){body}(?:[^\W_{_RUNS}]|[{_MARKS}]){tail}(?![^\W_{_RUNS}]|[{_MARKS}])"


def _best_start(text: str, places: list[tuple[int, int]]) -> int:
    """Where the piece begins that has most different words."""
    best, most = 0, 0
    for number, (start, _) in enumerate(places):
        near = {text[a:b].lower() for a, b in places[number : number + 20] if b <= start + _EXCERPT - _BEFORE}
        if len(near) > most:
            best, most = start, len(near)
    if best <= _BEFORE or len(text) <= _EXCERPT:
        return 0
    space = text.find(" ", best - _BEFORE, best)
    return space + 1 if space >= 0 else best - _BEFORE // 3


def highlight(text: str, places: list[tuple[int, int]]) -> SafeString:
    """`text` for a page, each of `places` (from, to; in order) in <mark>."""
    pieces, end = [], 0
    for start, stop in places:
        pieces.append(f"{escape(text[end:start])}<mark>{escape(text[start:stop])}</mark>")
        end = stop
    return mark_safe("".join(pieces) + escape(text[end:]))  # noqa: S308 (each piece is escaped)
