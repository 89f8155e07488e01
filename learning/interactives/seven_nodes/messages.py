"""What a node hears in three rounds, in each of which one node proposes which of two payments comes first.

It is Bracha's reliable broadcast for 7 nodes of which 2 may do anything: each passes on, once, what the proposer told
it; it votes for what 5 passed on or 3 voted for; what 5 voted for is final. (G. Bracha, "Asynchronous Byzantine
agreement protocols", Information and Computation 75, 1987.)
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from learning.interactives.people import draw_names

NODES: Final = 7
LIARS: Final = 2
# So many cannot be reached for two values, and can be reached without the liars.
ENOUGH: Final = NODES - LIARS
# So many cannot all be liars.
SOME: Final = LIARS + 1
YOU: Final = 0
NOTHING: Final = ""

_CITIES: Final = (
    *("Accra", "Amman", "Busan", "Dakar", "Hanoi", "Izmir", "Kigali", "Lagos", "Lima", "Manila", "Osaka", "Oslo"),
    *("Perth", "Porto", "Pune", "Quito", "Riga", "Suva", "Tunis", "Turin"),
)
# How many liars a bigger network shall bear.
_MORE_LIARS: Final = (3, 4, 5, 8, 10, 13, 20, 33)


@dataclass(frozen=True, slots=True)
class Round:
    """What reaches you: `told` by the proposer, what each node `passed` on, what each voted for. By node, you at 0.

    `is_reached`: enough honest nodes were told the same, so that the round ends with a final order.
    """

    proposer: int
    told: str
    passed: tuple[str, ...]
    votes: tuple[str, ...]
    is_reached: bool

    def passed_on(self, value: str) -> int:
        return self.passed.count(value)

    def voted(self, value: str) -> int:
        return self.votes.count(value)

    def is_final(self, value: str) -> bool:
        return self.voted(value) >= ENOUGH

    def afterwards(self) -> tuple[str, ...]:
        """The votes once every honest node has voted, if that is what it comes to."""
        leading = max(self.passed, key=self.voted)
        if not self.is_reached:
            return self.votes
        return tuple(vote or leading for vote in self.votes)


@dataclass(frozen=True, slots=True)
class Network:
    """`values` are the first letters of the two who are to be paid: which payment comes first. `first` is an honest
    round, in `second` and `third` a liar proposes, and one of them comes to an end all the same."""

    cities: tuple[str, ...]
    payer: str
    payees: tuple[str, str]
    first: Round
    second: Round
    third: Round
    more_liars: int

    @property
    def values(self) -> tuple[str, str]:
        return self.payees[0][0], self.payees[1][0]

    def other(self, value: str) -> str:
        return self.values[1] if value == self.values[0] else self.values[0]

    def payee(self, value: str) -> str:
        return next(name for name in self.payees if name.startswith(value))


def draw_network(random: Random) -> Network:
    payer, one, two = draw_names(random, 3)
    values = one[0], two[0]
    liars = random.sample(range(1, NODES), LIARS)
    honest = [node for node in range(1, NODES) if node not in liars]
    makers = random.sample([_reached, _stuck], 2)
    second, third = (make(random, values, liars) for make in makers)
    return Network(
        tuple(random.sample(_CITIES, NODES - 1)),
        payer,
        (one, two),
        _honest(random, values, liars, random.choice(honest)),
        second,
        third,
        random.choice(_MORE_LIARS),
    )


def _honest(random: Random, values: tuple[str, str], liars: list[int], proposer: int) -> Round:
    """Five pass on the same. All of them vote for it; in half of the rounds the vote of one is still on its way."""
    told, other = random.sample(values, 2)
    passed = [other if node in liars else told for node in range(NODES)]
    votes = list(passed)
    if random.random() < 0.5:
        slow = random.choice([node for node in range(1, NODES) if node not in liars])
        votes[slow] = NOTHING
    return Round(proposer, told, tuple(passed), tuple(votes), is_reached=True)


def _reached(random: Random, values: tuple[str, str], liars: list[int]) -> Round:
    """Three honest ones are told one thing, you and one more the other. The liars pass on to each what it was told, so
    those three see five and vote; you see four, and their votes."""
    theirs, yours = random.sample(values, 2)
    others = random.sample([node for node in range(1, NODES) if node not in liars], 4)
    passed, votes = [yours] * NODES, [NOTHING] * NODES
    for node in others[:3]:
        passed[node] = votes[node] = theirs
    for node in liars:
        votes[node] = yours
    return Round(liars[0], yours, tuple(passed), tuple(votes), is_reached=True)


def _stuck(random: Random, values: tuple[str, str], liars: list[int]) -> Round:
    """You and one more are told one thing, three the other; the liars pass on yours to you and vote for it. No honest
    one sees five."""
    theirs, yours = random.sample(values, 2)
    others = random.sample([node for node in range(1, NODES) if node not in liars], 4)
    passed, votes = [yours] * NODES, [NOTHING] * NODES
    for node in others[:3]:
        passed[node] = theirs
    for node in liars:
        votes[node] = yours
    return Round(liars[0], yours, tuple(passed), tuple(votes), is_reached=False)
