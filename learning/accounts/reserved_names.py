"""Names that nobody gives themselves: who has one could be taken for the people who run the site, or for nobody.

Names are ASCII (learning/models/user.py), so what looks alike are digits for letters, rn for m, and words around a
word. An admin may still give any name (learning/admin/user.py); accounts that had one before keep it and are asked to
choose.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import groupby
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

from learning.models import User

# Refused as any word of a name, too: support-amina, AdminKwame.
_TITLES: Final = """
    admin administrator administrators administration sysadmin superadmin superuser mod moderator moderation staff
    support helpdesk official webmaster postmaster hostmaster web3versity webversity
""".split()
# Refused as a whole name, with whatever stands around it: the-team, system1, realfounder.
_OFFICES: Final = """
    root system sysop operator owner founder ceo cto manager maintainer team service help info contact security abuse
    teacher instructor examiner issuer verifier school university web3 hedera hashgraph bot robot daemon mailer noreply
    billing payments sales legal privacy compliance trust safety customer care
""".split()
_AFFIXES: Final = """
    the real true official original main chief head super senior my our your mr mrs ms dr im am is this its site
    forum community desk account user team group bot hq inc org net com io app one now here live only me
""".split()
# Refused as a whole name: they stand for nobody, for everybody, or for a part of an address.
_WORDS: Final = """
    null none nil nan undefined void unknown anonymous anon nobody noone somebody someone everybody everyone all any
    channel here me you self user username person people guest visitor member members learner deleted removed former
    formerlearner deleteduser ghost banned suspended blocked test tester example demo true false yes no
    address addresses api app apps asset assets avatar badge blog course docs error favicon feed feeds forum home
    index invite lesson lessons login logout mail media new news page pages people profile profiles public register
    review rss http https search settings share signup static terms thread threads token tokens wallet wallets www xp
""".split()

_LOOKS: Final = str.maketrans("0134578", "oleastb")
_DIGIT_ONE_AS_I: Final = str.maketrans("1", "i")
_BETWEEN_WORDS: Final = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
# Names of staff shorter than this differ by a letter from too many honest ones.
_LONG_ENOUGH: Final = 6
# Shorter words with a letter repeated are often honest names: Anny, Bott.
_LONG_ENOUGH_TO_STRETCH: Final = 5


def is_reserved(name: str) -> bool:
    """Whether `name` could be taken for an office of the site, for nobody, or for an address. Asks nothing."""
    if any(_consists_of(form, _FOLDED_OFFICES) for form in _forms(name)):
        return True
    forms = {form for word in _BETWEEN_WORDS.split(name) for form in _forms(word)}
    if forms & _FOLDED_TITLES or _is_stretched(forms | _forms(name), _FOLDED_TITLES):
        return True
    if _is_stretched(_forms(name), _FOLDED_OFFICES, least=_LONG_ENOUGH_TO_STRETCH):
        return True
    plain = _joined(name)
    readings = {plain, plain.translate(_LOOKS), plain.translate(_DIGIT_ONE_AS_I).translate(_LOOKS)}
    words = _PLAIN_WORDS | _addresses()
    return bool(readings & words) or _is_stretched(readings, words, least=_LONG_ENOUGH_TO_STRETCH)


def is_too_near_to_staff(name: str) -> bool:
    """Whether a quick reader might take `name` for that of one of the people with a role. One query."""
    folded, forms = fold(name), _forms(name)
    for theirs in User.objects.exclude(role="").values_list("username", flat=True):
        wanted = fold(theirs)
        if any(_consists_of(form, {wanted}) for form in forms):
            return True
        if min(len(folded), len(wanted)) >= _LONG_ENOUGH and _is_one_edit_away(folded, wanted):
            return True
    return False


@cache
def _addresses() -> frozenset[str]:
    """The first parts of the site's own addresses."""
    return frozenset(_joined(part) for part in _first_parts(get_resolver().url_patterns))


def _first_parts(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        first = str(pattern.pattern).split("/")[0]
        word = first.split(".")[0]  # sitemap.xml
        if word.replace("-", "").isalnum():
            yield word
        elif not first and isinstance(pattern, URLResolver):
            yield from _first_parts(pattern.url_patterns)


def fold(text: str) -> str:
    """What is left of a name when everything that looks alike is the same."""
    letters = _joined(text).translate(_LOOKS).replace("i", "l")
    return letters.replace("rn", "m").replace("vv", "w")


def _forms(name: str) -> set[str]:
    """The name folded, with its digits read as letters and without them."""
    return {fold(name), fold(_without_digits(name))}


def _joined(text: str) -> str:
    return re.sub(r"[-_]", "", text).lower()


def _without_digits(text: str) -> str:
    return re.sub(r"[0-9]", "", text)


def _consists_of(text: str, wanted: Set[str]) -> bool:
    """Whether `text` is nothing but one of the `wanted` words or more, and the usual words around them."""
    around, met = {0}, set[int]()
    for start in range(len(text)):
        if start not in around and start not in met:
            continue
        for word in wanted | _FOLDED_AFFIXES:
            if text.startswith(word, start):
                (met if start in met or word in wanted else around).add(start + len(word))
    return len(text) in met


def _is_stretched(texts: Set[str], words: frozenset[str], *, least: int = 0) -> bool:
    """Whether one of `texts` is one of the `words` of at least `least` letters with letters repeated: suppport."""
    return any(_stretched(words, least).fullmatch(text) for text in texts)


@cache
def _stretched(words: frozenset[str], least: int) -> re.Pattern[str]:
    return re.compile("|".join(_stretch(word) for word in words if len(word) >= least))


def _stretch(word: str) -> str:
    """A pattern of `word` with letters repeated; of a short word only consonants, since mood is not mod."""
    fixed = "aeou" if len(word) < _LONG_ENOUGH_TO_STRETCH else ""
    return "".join(
        f"{re.escape(letter)}{{{len(list(run))}{'' if letter in fixed else ','}}}" for letter, run in groupby(word)
    )


def _is_one_edit_away(one: str, other: str) -> bool:
    """Whether a letter more, less or another makes them equal, or two that have changed places."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2][::-1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]


_FOLDED_TITLES: Final = frozenset(fold(word) + ending for word in _TITLES for ending in ("", "s"))
_FOLDED_OFFICES: Final = _FOLDED_TITLES | {fold(word) + ending for word in _OFFICES for ending in ("", "s")}
_FOLDED_AFFIXES: Final = frozenset(map(fold, _AFFIXES))
_PLAIN_WORDS: Final = frozenset(map(_joined, _WORDS))
