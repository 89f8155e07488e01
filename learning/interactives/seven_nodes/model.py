"""The model `seven_nodes`: pass on, vote and wait through three rounds; then foretell what three liars could do, and
say how many nodes it takes to bear more."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.seven_nodes.messages import ENOUGH, NODES, Network, Round, draw_network
from learning.interactives.seven_nodes.ring import first_words
from learning.interactives.seven_nodes.rounds import WAIT, IsFinal, PassOn, Vote
from learning.interactives.wording import grouped

_TWO_CROWDS: Final = "learning/interactives/_two_crowds.html"


class ThreeLiars(Part[Network]):
    is_prediction = True

    def ask(self, puzzle: Network) -> Asked:
        return Asked(
            _("And if three lied?"),
            (
                _(
                    "Still seven nodes, still the same rules: an order is final with %(enough)d votes. But now three "
                    "of the seven lie, and they work together."
                )
                % {"enough": ENOUGH},
            ),
            fields=(
                Choice(
                    "outcome",
                    _("What do you expect?"),
                    _expectations(),
                ),
            ),
        )

    def check(self, puzzle: Network, move: Move) -> Checked:
        is_right = move["outcome"] == "split"
        words = dict(_expectations())
        says = _("Each of the two honest groups sees five votes: its own two, and the same three liars.")
        title = _("You saw it coming.") if is_right else _("Two orders become final.")
        return Checked(is_right, title, says, words["split"], words[move["outcome"]])

    def tell(self, puzzle: Network) -> Asked:
        one, two = puzzle.values
        return Asked(
            _("Three liars, two truths"),
            (
                _("The same 100 coins are spent twice."),
                _("To ask for six votes would not help: four are honest, and the three could be silent for ever."),
            ),
            picture=_TWO_CROWDS,
            shown={"crowds": [{"words": first_words(puzzle, one)}, {"words": first_words(puzzle, two)}]},
        )

    def solve(self, puzzle: Network) -> Move:
        return {"outcome": "split"}


class HowManyNodes(Part[Network]):
    def ask(self, puzzle: Network) -> Asked:
        names = {"liars": puzzle.more_liars, "enough": ENOUGH, "nodes": NODES}
        return Asked(
            _("A bigger network"),
            (
                _(
                    "Seven nodes bear two liars. The two may be silent, so five votes must do. And two groups of five "
                    "among seven share at least three nodes. At most two of these lie, so one is honest, and it votes "
                    "only once."
                ),
                _("Now a network shall bear %(liars)d liars.") % names,
            ),
            fields=(Number("nodes", _("How many nodes does it need at least?"), most=Fraction(10**6)),),
        )

    def check(self, puzzle: Network, move: Move) -> Checked:
        given, liars = int(move["nodes"]), puzzle.more_liars
        right = 3 * liars + 1
        names = {"liars": liars, "nodes": given, "votes": given - liars, "shared": max(0, given - 2 * liars)}
        if given == right:
            title, says = _("Right."), _("Three times as many as there are liars, and one more.")
        elif given <= liars:
            title, says = _("Too few."), _("Then all of them could be liars.")
        elif given < right:
            title = _("Too few.")
            says = _(
                "If %(liars)d are silent, %(votes)d votes must do. Two groups of so many may share only %(shared)d "
                "nodes, and all of these may be liars."
            )
        else:
            title, says = _("Fewer will do."), _("That would hold, but it is more than it takes.")
        return Checked(given == right, title, says % names, grouped(right), grouped(given))

    def tell(self, puzzle: Network) -> Asked:
        return Asked(
            _("Less than a third"),
            (
                _(
                    "That is why so many networks say: safe as long as less than a third is dishonest. No rule of "
                    "voting does better when nobody can know who is slow and who lies."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Network) -> Move:
        return {"nodes": str(3 * puzzle.more_liars + 1)}


class SevenNodes(PartsModel[Network]):
    name = "seven_nodes"
    proves = gettext_lazy("Agreed as one of seven nodes, liars among them: %(right)d of %(of)d right.")
    parts = (
        PassOn(),
        Vote(1, with_votes=False),
        IsFinal(),
        Vote(2, with_votes=False),
        Vote(2, with_votes=True),
        Vote(3, with_votes=True),
        ThreeLiars(),
        HowManyNodes(),
    )

    def draw_puzzle(self, random: Random, options: Options) -> Network:
        return draw_network(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Network]], Move]]:
        return {
            "passes on what most say": lambda run: self.but(run, **{"pass": run.puzzle.other(run.puzzle.first.told)}),
            "believes the proposer": lambda run: self.but(run, vote=_heard(run).told, final=run.puzzle.first.told),
            "votes with a simple majority": lambda run: self.but(run, vote=_what_most_pass_on(run)),
            "always waits": lambda run: self.but(run, vote=WAIT),
            "is content with one honest node more": lambda run: self.but(
                run, final=run.puzzle.first.told, vote=_what_most_pass_on(run), nodes=str(2 * run.puzzle.more_liars + 1)
            ),
        }


def _expectations() -> list[tuple[str, str]]:
    return [
        ("slow", _("It takes longer, but all honest nodes still end with the same order")),
        ("split", _("Two honest nodes can take different orders for final")),
        ("majority", _("Nothing changes: four honest nodes are more than three liars")),
    ]


def _heard(run: Run[Network]) -> Round:
    rounds = (run.puzzle.first,) * 3 + (run.puzzle.second,) * 2
    return rounds[run.step] if run.step < len(rounds) else run.puzzle.third


def _what_most_pass_on(run: Run[Network]) -> str:
    return max(run.puzzle.values, key=_heard(run).passed_on)
