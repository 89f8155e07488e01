"""What of a text can be seen, and what covers the lines around it: one rule for names, titles and posts."""

import re
import unicodedata
from typing import Final

from learning.content.words import JOINERS

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt, which Python's tables lack: the fillers of Hangul
# are letters there. With it the Braille pattern without a dot, which is drawn as nothing too.
_UNSEEN: Final = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Where joiners belong to the spelling: the first words of the names that Unicode gives to their letters.
_JOINING_SCRIPTS: Final = frozenset(
    "ARABIC SYRIAC DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA KHMER "
    "MYANMAR MONGOLIAN".split()
)
_VIRAMA: Final = 9
# One of these says what two letters say: Han, Kana, Bopomofo, Yi and the syllables of Hangul.
_DENSE: Final = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua000-\ua48c\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Hebrew with vowels and accents and the stacks of Tibetan have more marks to a letter than others, which have three.
_RICH: Final = re.compile("[\u0591-\u05c7\u0f71-\u0fbc]")
# "m" is a mark, "r" one of those rich scripts, "e" one that encloses.
_PILE: Final = re.compile(r"m{5}|[mr]{9}|e[mr]{0,8}e")


def is_unseen(sign: str) -> bool:
    """Whether nothing is drawn for it, though it need not be a space or a control character."""
    return _UNSEEN.match(sign) is not None


def letters_seen(text: str) -> int:
    """How many letters and digits of `text` can be seen; those that say as much as two count twice."""
    seen = (sign for sign in text if unicodedata.category(sign)[0] in "LN" and not is_unseen(sign))
    return sum(2 if _DENSE.match(sign) else 1 for sign in seen)


def length_seen(text: str) -> int:
    """The length of `text` without what cannot be seen; signs that say as much as two letters count twice."""
    return sum(2 if _DENSE.match(sign) else 1 for sign in text if not is_unseen(sign))


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in it: neither a letter nor a digit, a picture or a point."""
    return all(unicodedata.category(sign)[0] in "CMZ" or is_unseen(sign) for sign in text)


def has_pile(text: str) -> bool:
    """Whether more marks stand on one letter than any script needs: they cover the lines above and below."""
    return _PILE.search("".join(map(_kind_of_mark, unicodedata.normalize("NFC", text)))) is not None


def has_loose_mark(text: str) -> bool:
    """Whether a mark has no letter or digit to stand on."""
    before = ["", *text]
    return any(
        unicodedata.category(sign)[0] == "M"
        and not (last and (unicodedata.category(last)[0] in "LMN" or last in JOINERS))
        for last, sign in zip(before, text, strict=False)
    )


def is_spelling(text: str, at: int) -> bool:
    """Whether the sign at `at` is a joiner where one can change how the letters around it are drawn."""
    if text[at] not in JOINERS or at == 0:
        return False
    script = _joining_script(text[at - 1])
    # Malayalam ends words with a virama and a joiner.
    ends = unicodedata.combining(text[at - 1]) == _VIRAMA
    return script != "" and (ends or (at + 1 < len(text) and _joining_script(text[at + 1]) == script))


def _joining_script(sign: str) -> str:
    script = unicodedata.name(sign, "").partition(" ")[0]
    return script if script in _JOINING_SCRIPTS and unicodedata.category(sign)[0] in "LM" else ""


def _kind_of_mark(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Me":
        return "e"
    if kind != "Mn":
        return "-"
    return "r" if _RICH.match(sign) else "m"
