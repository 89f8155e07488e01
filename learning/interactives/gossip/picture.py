"""A hashgraph as its picture finds it: shapes with their places, and the same in rows of a table."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from learning.interactives.gossip.graph import MEMBERS, Hashgraph
from learning.interactives.gossip.layout import COLUMN, FIRST_X, RADIUS, ROW, places_of

HASHGRAPH: Final = "learning/interactives/_hashgraph.html"


def picture_of(
    graph: Hashgraph,
    *,
    asked: Collection[str] = (),
    lit: Collection[str] = (),
    votes: Mapping[str, bool] | None = None,
    says_known: bool = False,
    says_rounds: bool = False,
    counts: Mapping[str, list[int]] | None = None,
) -> dict[str, Any]:
    """`asked` events have a ring, `lit` ones and the lines between them are filled. `says_known` and `says_rounds` tell
    what was worked out before. `counts` is a table of its own: of some events, through how many members each sees the
    first events of round 1."""
    places = places_of(graph.events)
    nodes = [
        {
            "name": event.name,
            "x": places[event.name][0],
            "y": places[event.name][1],
            "is_asked": event.name in asked,
            "is_lit": event.name in lit,
            "is_first": says_rounds and event.name in graph.witnesses(graph.round_of(event.name)),
            "is_second": says_rounds and graph.round_of(event.name) == 2,
            "vote": votes.get(event.name) if votes else None,
        }
        for event in graph.events
    ]
    lines = [
        {
            "path": "M{} {}L{} {}".format(*places[event.name], *places[parent]),
            "is_own": parent == event.own,
            "is_lit": event.name in lit and parent in lit,
        }
        for event in graph.events
        for parent in event.parents
    ]
    return {
        "nodes": nodes,
        "lines": lines,
        "heads": [{"name": name, "x": FIRST_X + COLUMN * member} for member, name in enumerate(graph.members)],
        "height": max(y for _x, y in places.values()) + RADIUS + ROW // 4,
        "rows": [_row(graph, place, votes or {}, says_known=says_known) for place in range(len(graph.events))],
        "says_known": says_known,
        "says_rounds": says_rounds,
        "firsts": graph.witnesses(1),
        "counts": list(counts.items()) if counts else [],
    }


def _row(graph: Hashgraph, place: int, votes: Mapping[str, bool], *, says_known: bool) -> dict[str, Any]:
    event = graph.events[place]
    known = [graph.latest_known(event.name, member) or "–" for member in range(MEMBERS)] if says_known else []
    number = graph.round_of(event.name)
    return {
        "name": event.name,
        "member": graph.members[event.member],
        "parents": event.parents,
        "known": known,
        "round": number,
        "is_first": event.name in graph.witnesses(number),
        "vote": votes.get(event.name),
    }
