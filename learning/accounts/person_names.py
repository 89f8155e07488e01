"""A person's own name, in any script: what may stand in one, and how it is written down."""

import unicodedata
from typing import Final

from django.utils.translation import gettext as _

from learning.content.signs import has_loose_mark, has_pile, is_spelling, is_unseen

LONGEST: Final = 100
_REFUSED: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Zl", "Zp"})


class BadPersonName(ValueError):
    """The sentence says what is wrong."""


def clean_person_name(text: str) -> str:
    """The name as it is kept and printed: NFC, single spaces. Raises BadPersonName.

    Signs that nobody sees, or that turn the order of what follows, are refused and not taken out: a name that was
    pasted with them is better looked at.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if any(_is_refused(sign) and not is_spelling(name, at) for at, sign in enumerate(name)):
        raise BadPersonName(_("There is a sign in it that cannot be printed. Type the name instead of pasting it."))
    if has_loose_mark(name):
        raise BadPersonName(_("There is a mark in it that stands on no letter. Type the name instead of pasting it."))
    if not any(sign.isalpha() for sign in name):
        raise BadPersonName(_("Write a name with at least one letter, in any script."))
    if len(name) > LONGEST:
        sentence = _("At most %(most)d signs fit on a certificate; this name has %(count)d.")
        raise BadPersonName(sentence % {"most": LONGEST, "count": len(name)})
    if has_pile(name):
        raise BadPersonName(_("There are too many marks on one letter."))
    return name


def _is_refused(sign: str) -> bool:
    return is_unseen(sign) or unicodedata.category(sign) in _REFUSED
