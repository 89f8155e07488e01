"""A small hashgraph of four members, with what the consensus is worked out from.

Members count alike here, and nobody forks, so "sees" is the same as "has for an ancestor"; an event is its own.
Source: L. Baird, "The Swirlds hashgraph consensus algorithm", Swirlds Tech Report 2016-01, sections 4 and 5, with its
worked examples in 2016-02.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

MEMBERS: Final = 4
# More than two thirds of four.
MOST_OF_THEM: Final = 2 * MEMBERS // 3 + 1


@dataclass(frozen=True, slots=True)
class Event:
    """`own` is the member's event before, `other` the last one of whoever told; "" in a member's first event."""

    name: str
    member: int
    own: str = ""
    other: str = ""

    @property
    def parents(self) -> tuple[str, ...]:
        return tuple(name for name in (self.own, self.other) if name)


@dataclass(frozen=True)
class Hashgraph:
    """`events` in an order in which parents come first. `members` are names of which no two begin alike.

    `_seen` holds of each event what it sees, as bits by place; `_rounds` the round in which it was created.
    """

    members: tuple[str, ...]
    events: tuple[Event, ...] = ()
    _seen: tuple[int, ...] = ()
    _rounds: tuple[int, ...] = ()

    def grown(self, event: Event) -> "Hashgraph":
        """With one event more, whose parents are there."""
        parents = [self._place[name] for name in event.parents]
        seen = 1 << len(self.events)
        for place in parents:
            seen |= self._seen[place]
        number = max((self._rounds[place] for place in parents), default=1)
        through = [self._through(event.member, seen, self._place[one]) for one in self.witnesses(number)]
        number += sum(count >= MOST_OF_THEM for count in through) >= MOST_OF_THEM
        return Hashgraph(self.members, (*self.events, event), (*self._seen, seen), (*self._rounds, number))

    def after(self, count: int) -> "Hashgraph":
        """As it stood with its first `count` events."""
        return Hashgraph(self.members, self.events[:count], self._seen[:count], self._rounds[:count])

    @cached_property
    def _place(self) -> dict[str, int]:
        return {event.name: place for place, event in enumerate(self.events)}

    def member_of(self, name: str) -> int:
        return self.events[self._place[name]].member

    def round_of(self, name: str) -> int:
        return self._rounds[self._place[name]]

    def witnesses(self, number: int) -> list[str]:
        """The first event of each member in a round, by member."""
        first: dict[int, str] = {}
        for event, its_round in zip(self.events, self._rounds, strict=True):
            if its_round == number:
                first.setdefault(event.member, event.name)
        return [first[member] for member in sorted(first)]

    def sees(self, event: str, earlier: str) -> bool:
        return bool(self._seen[self._place[event]] >> self._place[earlier] & 1)

    def between(self, event: str, earlier: str) -> list[str]:
        """The events through which `event` sees `earlier`, both of them among these."""
        return [one.name for one in self.events if self.sees(event, one.name) and self.sees(one.name, earlier)]

    def through(self, event: str, earlier: str) -> int:
        """Through the events of how many members `event` sees `earlier`."""
        return self._through(self.member_of(event), self._seen[self._place[event]], self._place[earlier])

    def _through(self, member: int, seen: int, earlier: int) -> int:
        """The same for an event by `member` that sees the bits of `seen`; it may not be in the graph yet."""
        if not seen >> earlier & 1:
            return 0
        members = {member} | {
            event.member
            for place, (event, sees) in enumerate(zip(self.events, self._seen, strict=True))
            if seen >> place & 1 and sees >> earlier & 1
        }
        return len(members)

    def strongly_sees(self, event: str, earlier: str) -> bool:
        return self.through(event, earlier) >= MOST_OF_THEM

    def of(self, member: int) -> list[str]:
        return [event.name for event in self.events if event.member == member]

    def latest_known(self, event: str, member: int) -> str:
        """The last event of `member` that `event` sees; "" when it sees none."""
        return next((name for name in reversed(self.of(member)) if self.sees(event, name)), "")
