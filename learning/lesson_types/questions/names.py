"""People for questions, from all over the world. Short, read aloud well, and none begins as another does."""

from typing import Final

NAMES: Final = (
    "Amina Bisi Chidi Dupe Esther Farid Grace Hana Ines Jomo Kwame Leila Mateo Nadia Otieno Priya Quynh Rosa Samir "
    "Thandi Uche Vusi Wanjiru Ximena Yusuf Zola"
).split()
