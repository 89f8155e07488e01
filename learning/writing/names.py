"""How fields are named: the way to a value, with points. An entry of a list has a key that it keeps when it moves.

The keys of a list's entries stand in fields `<list>.#`, one each, in the order of the entries.
"""

import re
from typing import Final

from django.http import QueryDict

from learning.writing.shapes import BARE

KEYS: Final = "#"  # of a list's entries
KIND: Final = "~"  # which of several shapes
NAME: Final = "@"  # of an entry that the author names
WHEN: Final = "?"  # the expression that says when a switch is on
BARE_VALUE: Final = BARE
_KEY: Final = re.compile(r"\d{1,4}")
_MOST_ENTRIES: Final = 200


def below(name: str, step: str | int) -> str:
    return f"{name}.{step}" if name else str(step)


def keys_in(post: QueryDict, name: str) -> list[str]:
    """The keys of the entries of the list `name`, each once."""
    keys = [key for key in post.getlist(below(name, KEYS)) if _KEY.fullmatch(key)]
    return list(dict.fromkeys(keys))[:_MOST_ENTRIES]
