"""What a passed code lesson proves, in words for the page behind a certificate."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.lesson_types.evidence import Facts

_NAMES: Final = {"solidity": "Solidity", "vyper": "Vyper", "python": "Python"}


def code_words(facts: Facts) -> str:
    """Empty when the facts are of something else."""
    if "language" not in facts:
        return ""
    sentence = ngettext(
        "Wrote a program in %(language)s that passed %(checks)d hidden check, run on the server.",
        "Wrote a program in %(language)s that passed all %(checks)d hidden checks, run on the server.",
        facts["checks"],
    ) % {"language": _NAMES.get(facts["language"], facts["language"]), "checks": facts["checks"]}
    if not facts.get("seen"):
        return sentence
    return f"{sentence} {_('The solution of another variant was seen before.')}"
