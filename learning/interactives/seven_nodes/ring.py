"""The seven nodes in a ring, with what each passed on and voted for, as the picture finds them."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.interactives.seven_nodes.messages import NODES, NOTHING, YOU, Network

_MIDDLE: Final = (160, 128)
_RADII: Final = (124, 100)


def ring_of(
    puzzle: Network,
    *,
    passed: Sequence[str],
    votes: Sequence[str] | None = None,
    proposer: int | None = None,
) -> dict[str, Any]:
    """`passed` and `votes` by node, NOTHING where it has not come yet; no `votes` while nobody votes."""
    nodes = [
        {
            "x": x,
            "y": y,
            "name": _("You") if node == YOU else puzzle.cities[node - 1],
            "passed": passed[node],
            "passed_words": first_words(puzzle, passed[node]),
            "vote": votes[node] if votes else NOTHING,
            "vote_words": first_words(puzzle, votes[node]) if votes else "",
            "is_you": node == YOU,
            "proposes": node == proposer,
            "is_second": passed[node] == puzzle.values[1],
            "votes_second": votes is not None and votes[node] == puzzle.values[1],
        }
        for node, (x, y) in enumerate(_places())
    ]
    return {"nodes": nodes, "web": _web(), "has_votes": votes is not None}


def first_words(puzzle: Network, value: str) -> str:
    """The order of which `value` is the sign, in words; "" for NOTHING."""
    return _("%(name)s first") % {"name": puzzle.payee(value)} if value else ""


def _places() -> list[tuple[int, int]]:
    """You at the bottom, the others around."""
    angles = [pi / 2 + 2 * pi * node / NODES for node in range(NODES)]
    return [(round(_MIDDLE[0] + _RADII[0] * cos(one)), round(_MIDDLE[1] + _RADII[1] * sin(one))) for one in angles]


def _web() -> str:
    """Everybody talks with everybody: the path of all lines."""
    places = _places()
    lines = [
        f"M{x} {y}L{other_x} {other_y}"
        for number, (x, y) in enumerate(places)
        for other_x, other_y in places[number + 1 :]
    ]
    return "".join(lines)
