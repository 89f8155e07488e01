"""The model `pot_calls`: read a function of a savings pot, and say of a call what comes of it before it is made."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.pot_calls.pot import SOURCE, Call, Pot, Story, after, draw_story, goes_through
from learning.interactives.screen import Choice, Move, Number, Several
from learning.interactives.wording import grouped

_CODE: Final = "learning/interactives/_contract_code.html"
THROUGH, REFUSED = "through", "refused"


class Foretell(Part[Story]):
    """Does the call at `place` go through, and what is the total afterwards?"""

    def __init__(self, place: int, title: Any, why: Any) -> None:
        self.place, self.title, self.why = place, title, why

    def ask(self, puzzle: Story) -> Asked:
        call = puzzle.calls[self.place]
        return Asked(
            str(self.title),
            (_("%(call)s. What will happen?") % {"call": _told(call)},),
            facts=_memory(puzzle.before(self.place)),
            picture=_CODE,
            shown={"lines": SOURCE[call.function]},
            fields=(
                Choice("came", _("The call"), [(THROUGH, _("goes through")), (REFUSED, _("is refused"))]),
                Number("total", _("What is in “total” afterwards?")),
            ),
        )

    def check(self, puzzle: Story, move: Move) -> Checked:
        call, pot = puzzle.calls[self.place], puzzle.before(self.place)
        right, given = self.solve(puzzle), (move["came"], int(move["total"]))
        is_right = given == (right["came"], int(right["total"]))
        if is_right:
            says = str(self.why)
        elif given[0] != right["came"]:
            says = _("Go through it line by line, with the numbers of this call. Is there a line that stops it?")
        elif given[1] == pot.total + call.value:
            says = _("It is refused, you are right. And what becomes of a line that had run before?")
        else:
            says = _("You are right about the call. Now look at what the lines do to the total.")
        expected = _outcome(right["came"], int(right["total"]))
        return Checked(is_right, _("Right.") if is_right else _("Not yet."), says, expected, _outcome(*given))

    def tell(self, puzzle: Story) -> Asked:
        return Asked(
            _("And so it was"),
            (_told(puzzle.calls[self.place]) + ".",),
            facts=_memory(puzzle.before(self.place + 1)),
        )

    def solve(self, puzzle: Story) -> Move:
        came = THROUGH if goes_through(puzzle.before(self.place), puzzle.calls[self.place]) else REFUSED
        return {"came": came, "total": str(puzzle.before(self.place + 1).total)}


class Divide(Part[Story]):
    """A call that only asks, and whose answer is a whole number."""

    place = 3

    def ask(self, puzzle: Story) -> Asked:
        call = puzzle.calls[self.place]
        return Asked(
            _("Only a question"),
            (_("%(call)s. What is the answer, and what does the pot remember afterwards?") % {"call": _told(call)},),
            facts=_memory(puzzle.before(self.place)),
            picture=_CODE,
            shown={"lines": SOURCE[call.function]},
            fields=(
                Number("answer", _("The answer"), is_whole=False),
                Number("total", _("What is in “total” afterwards?")),
            ),
        )

    def check(self, puzzle: Story, move: Move) -> Checked:
        right = self.solve(puzzle)
        is_right = move == right
        if is_right:
            says = _("Whole numbers only: what is left over is dropped. And a “view” changes nothing.")
        elif move["total"] != right["total"]:
            says = _("The function is a “view”. What may such a function change?")
        else:
            says = _("A uint256 has no decimals, and it is not rounded either. What is left of the number?")
        return Checked(is_right, _("Right.") if is_right else _("Not yet."), says, right["answer"], move["answer"])

    def tell(self, puzzle: Story) -> Asked:
        pot, call = puzzle.before(self.place), puzzle.calls[self.place]
        left = pot.total % (call.given or 1)
        return Asked(
            _("Somebody gets the rest"),
            (
                _("Shared out like this, %(left)d would stay in the pot. A contract must say whose that is.")
                % {"left": left},
            ),
        )

    def solve(self, puzzle: Story) -> Move:
        pot, call = puzzle.before(self.place), puzzle.calls[self.place]
        return {"answer": str(pot.total // (call.given or 1)), "total": str(pot.total)}


class WholePage(Part[Story]):
    """Five calls to a new pot, and what is left at the end."""

    def ask(self, puzzle: Story) -> Asked:
        pot = Pot(puzzle.pot.share)
        functions = [line for name in ("pay", "payFast", "take") for line in (*SOURCE[name], "")]
        return Asked(
            _("A whole page of calls"),
            (_("This pot is new. The five calls below are made one after the other."),),
            facts=_memory(pot),
            picture=_CODE,
            shown={"lines": functions[:-1]},
            fields=(
                Several("refused", _("Which of them are refused?"), _listed(puzzle.page), _("None of them")),
                Number("last", _("What is in “total” at the end?")),
                Number("paid", _("What is in “payments” at the end?")),
            ),
        )

    def check(self, puzzle: Story, move: Move) -> Checked:
        right = self.solve(puzzle)
        is_right = (sorted(move["refused"]), move["last"], move["paid"]) == tuple(right.values())
        if is_right:
            says = _("A refused call leaves no trace. All the others stand in their order.")
        elif sorted(move["refused"]) != right["refused"]:
            says = _("Take them one by one, and write down after each what the pot remembers. Which ones cannot be?")
        else:
            says = _("The refused ones are right. Now count the others again, from an empty pot.")
        return Checked(is_right, _("Right.") if is_right else _("Not yet."), says, _page(right), _page(move))

    def tell(self, puzzle: Story) -> Asked:
        return Asked(
            _("You have read a contract"),
            (_("That is all a machine does, too: line by line, and back to the start where a line says no."),),
            facts=_memory(after(Pot(puzzle.pot.share), puzzle.page)),
            button=_("See the result"),
        )

    def solve(self, puzzle: Story) -> Move:
        pot, refused = Pot(puzzle.pot.share), []
        for place, call in enumerate(puzzle.page, start=1):
            if not goes_through(pot, call):
                refused.append(str(place))
            pot = after(pot, [call])
        return {"refused": refused, "last": str(pot.total), "paid": str(pot.payments)}


class PotCalls(PartsModel[Story]):
    name = "pot_calls"
    proves = gettext_lazy("Said of calls to a contract what would come of them: %(right)d of %(of)d right.")
    parts = (
        Foretell(0, gettext_lazy("A payment"), gettext_lazy("The amount is the share, so all lines run.")),
        Foretell(
            1,
            gettext_lazy("Another amount"),
            gettext_lazy("The first line stops it. Nothing is changed, and the coins go back."),
        ),
        Foretell(
            2,
            gettext_lazy("A check that comes late"),
            gettext_lazy("The total had grown already, and the revert took that back. It is all or nothing."),
        ),
        Divide(),
        Foretell(
            4,
            gettext_lazy("More than there is"),
            gettext_lazy("A uint256 is never below 0. The subtraction itself reverts, though no line says so."),
        ),
        WholePage(),
    )

    def draw_puzzle(self, random: Random, options: Options) -> Story:
        return draw_story(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Story]], Move]]:
        return {
            "adds what was refused": _adds_all,
            "lets every call through": lambda run: self.but(run, came=THROUGH, refused=[]),
            "rounds up": lambda run: self.but(run, answer=str(_rounded_up(run.puzzle))),
            "shares out with decimals": lambda run: self.but(run, answer=_with_decimals(run.puzzle)),
            "counts refused payments": lambda run: self.but(run, paid="3"),
        }


def _adds_all(run: Run[Story]) -> Move:
    model = PotCalls()
    part = model.parts[run.step]
    if run.is_told or not isinstance(part, Foretell):
        return model.solve(run)
    return model.but(run, total=str(run.puzzle.before(part.place).total + run.puzzle.calls[part.place].value))


def _rounded_up(story: Story) -> int:
    pot, people = story.before(Divide.place), story.calls[Divide.place].given or 1
    return pot.total // people + 1


def _with_decimals(story: Story) -> str:
    pot, people = story.before(Divide.place), story.calls[Divide.place].given or 1
    return f"{pot.total / people:.2f}"


def _told(call: Call) -> str:
    words = {"who": call.who, "call": str(call), "value": grouped(call.value)}
    if call.value:
        return _("%(who)s calls %(call)s with %(value)s") % words
    return _("%(who)s calls %(call)s") % words


def _memory(pot: Pot) -> Sequence[tuple[str, str]]:
    return [("share", grouped(pot.share)), ("total", grouped(pot.total)), ("payments", grouped(pot.payments))]


def _listed(calls: Sequence[Call]) -> list[tuple[str, str]]:
    return [(str(place), f"{place}. {_told(call)}") for place, call in enumerate(calls, start=1)]


def _outcome(came: str, total: int) -> str:
    done = _("goes through") if came == THROUGH else _("is refused")
    return _("%(done)s, total %(total)s") % {"done": done, "total": grouped(total)}


def _page(move: Move) -> str:
    return _("refused: %(refused)s; total %(total)s, payments %(payments)s") % {
        "refused": ", ".join(sorted(move["refused"])) or _("none"),
        "total": grouped(int(move["last"])),
        "payments": grouped(int(move["paid"])),
    }
