"""The model `pool_slippage`: what a trade gets from a pool, how much worse that is than the price shown, the fee, what
a generous limit costs, which limit is right, and in one number what it cost to keep a share in the pool."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.pool_slippage.limit_parts import GenerousLimit, YourLimit
from learning.interactives.pool_slippage.puzzle import Trades, draw_trades
from learning.interactives.pool_slippage.trade_parts import HowMuchWorse, TheFee, WhatComesOut
from learning.interactives.reading import in_digits
from learning.interactives.screen import Move, Number
from learning.interactives.wording import in_words


class WhatTheShareCost(Part[Trades]):
    def ask(self, puzzle: Trades) -> Asked:
        coming, going = puzzle.tokens
        first, second = puzzle.share_now
        names = {"coming": coming, "going": going}
        return Asked(
            _("On the other side"),
            (
                _(
                    "Now you are one of those who fill the pool. You put in both tokens. Then the price changed, and "
                    "traders took out what had become dear. The fees that you earned are left out here."
                ),
            ),
            facts=[
                (_("You put in"), f"{in_words(puzzle.share[0])} {coming}, {in_words(puzzle.share[1])} {going}"),
                (_("Your share is now"), f"{in_words(first)} {coming}, {in_words(second)} {going}"),
                (_("1 %(coming)s was worth") % names, f"{in_words(puzzle.share[1] // puzzle.share[0])} {going}"),
                (_("1 %(coming)s is now worth") % names, f"{in_words(puzzle.price_now)} {going}"),
            ],
            fields=(
                Number(
                    "loss",
                    _("How many %(going)s is your share worth less than if you had kept both?") % names,
                    unit=going,
                ),
            ),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        given, right = Fraction(move["loss"]), puzzle.loss
        names = {"kept": in_words(puzzle.kept_value), "share": in_words(puzzle.share_value), "going": puzzle.tokens[1]}
        if given == right:
            title, says = _("Right."), _("Kept, it would be %(kept)s %(going)s. In the pool it is %(share)s.")
        elif given in (puzzle.share_value, puzzle.kept_value):
            title, says = _("Half way."), _("That is one of the two values. How far are they apart?")
        elif given == 0:
            title, says = _("There is a difference."), _("Work out both in %(going)s, at the price of now.")
        else:
            title, says = _("Not yet."), _("Two sums, both at the price of now: what you put in, and what it is now.")
        shown = (f"{in_words(one)} {puzzle.tokens[1]}" for one in (right, given))
        return Checked(given == right, title, says % names, *shown)

    def tell(self, puzzle: Trades) -> Asked:
        names = {"percent": in_words(round(100 * puzzle.loss / puzzle.kept_value, 1))}
        return Asked(
            _("Impermanent loss"),
            (
                _("That is %(percent)s%% less. It does not matter which way the price went, only how far.") % names,
                _(
                    "If the price comes back, the loss is gone; if you leave before, it is yours for good. The fees "
                    "may make up for it, or not. Nobody can promise you that."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"loss": in_digits(puzzle.loss)}


class PoolSlippage(PartsModel[Trades]):
    name = "pool_slippage"
    proves = gettext_lazy("Worked out what trades in a pool cost: %(right)d of %(of)d right.")
    parts = (WhatComesOut(), HowMuchWorse(), TheFee(), GenerousLimit(), YourLimit(), WhatTheShareCost())

    def draw_puzzle(self, random: Random, options: Options) -> Trades:
        return draw_trades(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Trades]], Move]]:
        return {
            "takes the price shown": lambda run: self.but(run, out=str(run.puzzle.amount * run.puzzle.price)),
            "compares with what was got": lambda run: self.but(
                run, worse=in_digits(Fraction(round(Fraction(1000, run.puzzle.depth)), 10))
            ),
            "misses the point in the fee": lambda run: self.but(run, fee=in_digits(run.puzzle.fee_paid * 100)),
            "allows nothing": lambda run: self.but(run, limit="0"),
            "takes the wallet's word": lambda run: self.but(run, limit="5"),
            "sets a limit that always goes through": lambda run: self.but(run, limit="50"),
        }
