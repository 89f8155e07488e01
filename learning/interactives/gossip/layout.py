"""Where the events of a hashgraph stand: a column for each member, and each below all that it follows."""

from collections.abc import Sequence
from typing import Final

from learning.interactives.gossip.graph import Event

COLUMN: Final = 80
ROW: Final = 50
FIRST_X: Final = 40
FIRST_Y: Final = 54
RADIUS: Final = 16
# A line keeps this far from the middle of an event it does not belong to.
_CLEAR: Final = RADIUS + 4


def places_of(events: Sequence[Event]) -> dict[str, tuple[int, int]]:
    """The middle of each event, by name."""
    rows: dict[str, int] = {}
    for event in events:
        rows[event.name] = max((rows[parent] + 1 for parent in event.parents), default=0)
    return {event.name: (FIRST_X + COLUMN * event.member, FIRST_Y + ROW * rows[event.name]) for event in events}


def last_is_clear(events: Sequence[Event]) -> bool:
    """Whether the last event and its line keep off what they do not belong to, if those before it do."""
    places = places_of(events)
    *before, last = events
    lines = [(event.name, event.other) for event in before if event.other]
    crossed = [(line, last.name) for line in lines]
    crossed += [((last.name, last.other), one.name) for one in before if one.name != last.other]
    return all(_distance(places[name], *(places[end] for end in line)) >= _CLEAR for line, name in crossed)


def _distance(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """How far `point` is from the stretch between `start` and `end`."""
    across, down = end[0] - start[0], end[1] - start[1]
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / (across**2 + down**2)
    along = min(1.0, max(0.0, along))
    nearest = (start[0] + along * across, start[1] + along * down)
    return float(((point[0] - nearest[0]) ** 2 + (point[1] - nearest[1]) ** 2) ** 0.5)
