"""Which cloth a course has, on its certificates and wherever it is shown: one dye and one motif."""

from typing import Final

from gamification.adire.cloth import Motif, blossom, chequer, moon, nested_diamonds
from gamification.adire.palette import DYE, DYE_DEEP, DYE_LIGHT

# The harder the course, the deeper the dye.
_DYES: Final = {"beginner": DYE_LIGHT, "intermediate": DYE, "advanced": DYE_DEEP}
_MOTIFS: Final[dict[str, Motif]] = {
    "wallets": moon,
    "foundations": moon,
    "defi": blossom,
    "hedera": blossom,
    "nft": nested_diamonds,
    "security": nested_diamonds,
}


def dye_of(difficulty: str) -> str:
    """The colour of a course's cloth by its difficulty."""
    return _DYES.get(difficulty, DYE)


def motif_of(category: str) -> Motif:
    """What is kept from the dye, by the course's category."""
    return _MOTIFS.get(category, chequer)
