"""A savings pot as its Solidity source says it: what it remembers, and what a call makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from learning.interactives.people import draw_names

PAY: Final = (
    "function pay() external payable {",
    "    if (msg.value != share) revert WrongAmount();",
    "    total += msg.value;",
    "    payments += 1;",
    "}",
)
HASTY: Final = (
    "function payFast() external payable {",
    "    total += msg.value;",
    "    payments += 1;",
    "    if (msg.value != share) revert WrongAmount();",
    "}",
)
EACH: Final = (
    "function each(uint256 people) external view returns (uint256) {",
    "    return total / people;",
    "}",
)
TAKE: Final = (
    "function take(uint256 amount) external {",
    "    total -= amount;",
    '    (bool ok, ) = msg.sender.call{value: amount}("");',
    "    if (!ok) revert NotPaid();",
    "}",
)
SOURCE: Final = {"pay": PAY, "payFast": HASTY, "each": EACH, "take": TAKE}


@dataclass(frozen=True, slots=True)
class Pot:
    """What the contract remembers."""

    share: int
    total: int = 0
    payments: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """`given` is the argument of each() and take(); `value` are the coins that come along."""

    who: str
    function: str
    value: int = 0
    given: int | None = None

    def __str__(self) -> str:
        argument = "" if self.given is None else str(self.given)
        return f"{self.function}({argument})"


@dataclass(frozen=True, slots=True)
class Story:
    """A pot, the calls that are predicted one by one, and a page of calls that are predicted together."""

    pot: Pot
    calls: tuple[Call, ...]
    page: tuple[Call, ...]

    def before(self, place: int) -> Pot:
        """The pot as the call at `place` finds it."""
        return after(self.pot, self.calls[:place])


def goes_through(pot: Pot, call: Call) -> bool:
    if call.function == "take":
        return call.given is not None and call.given <= pot.total
    return call.function == "each" or call.value == pot.share


def after(pot: Pot, calls: Sequence[Call]) -> Pot:
    """What the pot remembers when `calls` have been made; refused ones leave no trace."""
    for call in calls:
        if not goes_through(pot, call):
            continue
        if call.function == "take":
            pot = replace(pot, total=pot.total - (call.given or 0))
        elif call.function != "each":
            pot = replace(pot, total=pot.total + call.value, payments=pot.payments + 1)
    return pot


def draw_story(random: Random) -> Story:
    """One call for each thing that surprises: a wrong amount, a late check, a division, a number below 0."""
    share = random.randrange(23, 90)
    paid = random.randrange(3, 7)
    pot = Pot(share, share * paid, paid)
    ada, ben, chidi, dina = draw_names(random, 4)
    wrong = share + random.choice((-1, 1)) * random.randrange(2, 20)
    total = share * (paid + 1)
    people = random.choice([count for count in range(3, 12) if total % count])
    too_much = total + random.randrange(1, 30)
    calls = (
        Call(ada, "pay", share),
        Call(ben, "pay", wrong),
        Call(chidi, "payFast", wrong + (1 if wrong > share else -1)),
        Call(dina, "each", given=people),
        Call(ada, "take", given=too_much),
    )
    return Story(pot, calls, _draw_page(random, Pot(share), (ada, ben, chidi, dina)))


def _draw_page(random: Random, pot: Pot, people: Sequence[str]) -> tuple[Call, ...]:
    """Five calls to a new pot, of which two are refused: in the middle, so that the end depends on them."""
    share = pot.share
    refused = [
        Call(people[2], random.choice(("pay", "payFast")), share * 2),
        Call(people[3], "take", given=share * 2 + random.randrange(1, share)),
    ]
    random.shuffle(refused)
    first, second = Call(people[0], "pay", share), Call(people[1], "payFast", share)
    last = Call(people[0], "take", given=random.randrange(1, share))
    return (first, refused[0], second, refused[1], last)
