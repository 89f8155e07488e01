"""Drawing a graph that is worth looking at: two rounds, votes that differ, and no line through a stranger."""

from dataclasses import dataclass
from random import Random
from typing import Final

from learning.interactives.gossip.graph import MEMBERS, Event, Hashgraph
from learning.interactives.gossip.layout import last_is_clear
from learning.interactives.people import draw_names

_MOST_EVENTS: Final = 19
# At least so many events stand there when the learner writes the next one.
_SHOWN_FIRST: Final = 7
_MOST_DRAWS: Final = 4000
_MOST_TRIES: Final = 60
# How often the quiet member is not listened to.
_DEAF: Final = 0.6


@dataclass(frozen=True)
class Gossip:
    """The learner writes the event at `next_place`. `asked` is the event whose knowledge is asked for, of the members
    `strangers`; `far` and `near` are the later and the earlier event of the question what is seen through how many;
    `climber` is the member whose first event of round 2 is looked for; the vote is about `voted_on`."""

    graph: Hashgraph
    next_place: int
    asked: str
    strangers: tuple[int, int]
    far: str
    near: str
    climber: int
    voted_on: str

    @property
    def next_event(self) -> Event:
        return self.graph.events[self.next_place]

    @property
    def first_of_round(self) -> str:
        """The first event of `climber` in round 2."""
        return next(name for name in self.graph.witnesses(2) if self.graph.member_of(name) == self.climber)

    @property
    def yes(self) -> list[str]:
        """The witnesses of round 2 that vote for `voted_on`."""
        return [name for name in self.graph.witnesses(2) if self.graph.sees(name, self.voted_on)]


def draw_gossip(random: Random) -> Gossip:
    members = tuple(sorted(draw_names(random, MEMBERS)))
    for _number in range(_MOST_DRAWS):
        graph = _gossip_on(random, members)
        puzzle = _questions(random, graph) if graph else None
        if puzzle:
            return puzzle
    raise AssertionError("No graph was found that can be asked about.")


def _gossip_on(random: Random, members: tuple[str, ...]) -> Hashgraph | None:
    """Members tell each other at random until each has an event in round 2; None when that takes too long.

    One of them is seldom listened to, so that not all see its first event in time. What would draw a line through a
    stranger does not happen.
    """
    letters = [name[0].lower() for name in members]
    graph = Hashgraph(members)
    for member, letter in enumerate(letters):
        graph = graph.grown(Event(f"{letter}1", member))
    quiet = random.randrange(MEMBERS)
    for _number in range(_MOST_TRIES):
        hears, tells = random.sample(range(MEMBERS), 2)
        own, other = graph.of(hears), graph.of(tells)[-1]
        if graph.sees(own[-1], other) or (tells == quiet and random.random() < _DEAF):
            continue
        event = Event(f"{letters[hears]}{len(own) + 1}", hears, own=own[-1], other=other)
        if not last_is_clear((*graph.events, event)):
            continue
        graph = graph.grown(event)
        if len(graph.events) > _MOST_EVENTS:
            return None
        if len(graph.witnesses(2)) == MEMBERS:
            return graph
    return None


def _questions(random: Random, graph: Hashgraph) -> Gossip | None:
    second = graph.witnesses(2)
    divided = [one for one in graph.witnesses(1) if sum(graph.sees(later, one) for later in second) < MEMBERS]
    asked = [(event, pair) for event in graph.events[8:-2] if (pair := _two_it_knows_unlike(graph, event))]
    seen = _two_that_are_nearly_seen(random, graph)
    climbers = [member for member in range(MEMBERS) if _climbs_late(graph, member)]
    if not (divided and asked and seen and climbers):
        return None
    event, strangers = random.choice(asked)
    places = range(_SHOWN_FIRST, len(graph.events))
    next_place = next((place for place in places if _both_spoke_before(graph, place)), _SHOWN_FIRST)
    return Gossip(
        graph,
        next_place,
        event.name,
        strangers,
        *seen,
        climber=random.choice(climbers),
        voted_on=random.choice(divided),
    )


def _both_spoke_before(graph: Hashgraph, place: int) -> bool:
    """Whether who hears and who tells both had two events or more before the one at `place`."""
    event = graph.events[place]
    before = graph.after(place)
    return all(len(before.of(member)) > 1 for member in (event.member, graph.member_of(event.other)))


def _two_it_knows_unlike(graph: Hashgraph, event: Event) -> tuple[int, int] | None:
    """A member of whom `event` does not know the last word said by then, and another that has said more than one."""
    before = graph.after(graph.events.index(event))
    others = [member for member in range(MEMBERS) if member != event.member]
    behind = [
        one for one in others if len(before.of(one)) > 2 and graph.latest_known(event.name, one) != before.of(one)[-1]
    ]
    rest = [one for one in others if one not in behind[:1] and len(before.of(one)) > 1]
    return (behind[0], rest[0]) if behind and rest else None


def _two_that_are_nearly_seen(random: Random, graph: Hashgraph) -> tuple[str, str] | None:
    """An event and a first one that it sees through two or three members."""
    pairs = [
        (event.name, first)
        for event in graph.events[8:]
        for first in graph.witnesses(1)
        if event.member != graph.member_of(first) and graph.sees(event.name, first)
    ]
    by_count = {count: [pair for pair in pairs if graph.through(*pair) == count] for count in (2, 3)}
    wanted = random.choice((2, 3))
    return random.choice(by_count[wanted]) if by_count[wanted] else None


def _climbs_late(graph: Hashgraph, member: int) -> bool:
    """Whether neither its second event nor a lone last one is where its round 2 begins."""
    names = graph.of(member)
    place = next(names.index(name) for name in graph.witnesses(2) if name in names)
    return place >= 2 and len(names) >= 4
