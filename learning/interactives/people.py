"""First names from many countries, for the stories of interactives. Who lies and who is honest is drawn apart from
them, so that no name, and no place, ever stands for either."""

from random import Random
from typing import Final

NAMES: Final = (
    *("Amina", "Bisi", "Chioma", "Diego", "Efua", "Fatou", "Grace", "Hana", "Ines", "Joana", "Kofi", "Linh", "Mateo"),
    *("Noor", "Olga", "Priya", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wei", "Yuki", "Zoe", "Anders", "Carlos"),
    *("Dalia", "Emil", "Lucia", "Marek", "Nadia", "Omar", "Paulo", "Sione", "Thomas", "Yara"),
)


def draw_names(random: Random, count: int) -> list[str]:
    """`count` names of which no two begin alike."""
    drawn: list[str] = []
    for name in random.sample(NAMES, len(NAMES)):
        if name[0] not in {one[0] for one in drawn}:
            drawn.append(name)
    return drawn[:count]
