"""A person's own name, in any script: what may stand in one, and how it is written down."""

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext as _

LONGEST: Final = 100
# Between letters of Persian and of Indian scripts they belong to the spelling.
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Thai and Vietnamese stack three at most; what piles up more covers the lines above and below.
_PILE: Final = re.compile(r"(?:MARK){5}")
_REFUSED: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


class BadPersonName(ValueError):
    """The sentence says what is wrong."""


def clean_person_name(text: str) -> str:
    """The name as it is kept and printed: NFC, single spaces. Raises BadPersonName.

    Signs that nobody sees, or that turn the order of what follows, are refused and not taken out: a name that was
    pasted with them is better looked at.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    kinds = [unicodedata.category(sign) for sign in name]
    if any(kind in _REFUSED and sign not in _JOINERS for sign, kind in zip(name, kinds, strict=True)):
        raise BadPersonName(_("There is a sign in it that cannot be printed. Type the name instead of pasting it."))
    if not any(kind[0] == "L" for kind in kinds):
        raise BadPersonName(_("Write a name with at least one letter, in any script."))
    if len(name) > LONGEST:
        sentence = _("At most %(most)d signs fit on a certificate; this name has %(count)d.")
        raise BadPersonName(sentence % {"most": LONGEST, "count": len(name)})
    if _PILE.search("".join("MARK" if kind in ("Mn", "Me") else "-" for kind in kinds)):
        raise BadPersonName(_("There are too many marks on one letter."))
    return name
