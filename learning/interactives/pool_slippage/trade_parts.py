"""One trade in a small pool: what comes out, how much worse that is than the price shown, and the fee."""

from fractions import Fraction

from django.utils.translation import gettext as _

from learning.interactives.parts import Asked, Checked, Part
from learning.interactives.pool_slippage.picture import CURVE, curve_of
from learning.interactives.pool_slippage.pool import Pool
from learning.interactives.pool_slippage.puzzle import Trades
from learning.interactives.reading import in_digits
from learning.interactives.screen import Move, Number
from learning.interactives.wording import grouped, in_words


class WhatComesOut(Part[Trades]):
    def ask(self, puzzle: Trades) -> Asked:
        names = names_of(puzzle)
        return Asked(
            _("What comes out?"),
            (
                _(
                    "A pool holds two tokens, here just practice ones. Whoever puts in one takes out the other, and "
                    "both amounts, multiplied, must stay the same. For now there is no fee."
                ),
                _("The pool shows a price of %(price)s %(going)s for 1 %(coming)s. You put in %(amount)s %(coming)s.")
                % names,
            ),
            picture=CURVE,
            shown=curve_of(puzzle.tokens, puzzle.small),
            fields=(Number("out", _("How many %(going)s come out?") % names, unit=puzzle.tokens[1]),),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        given, right = Fraction(move["out"]), puzzle.small.out(puzzle.amount)
        after = puzzle.small.after(puzzle.amount)
        names = names_of(puzzle) | {"sum": grouped(after.coming), "product": grouped(after.coming * after.going)}
        if given == right:
            title, says = _("Exactly."), _("%(sum)s of the one, and as much less of the other that the product stays.")
        elif given == puzzle.amount * puzzle.price:
            title = _("Less than that.")
            says = _("That is the price shown. It only holds for a trade that is tiny beside the pool.")
        elif given == after.going:
            title, says = _("That stays in."), _("So much is left in the pool. What went out?")
        elif given >= puzzle.small.going:
            title, says = _("Less than that."), _("A pool can never be emptied: some of both is always left.")
        else:
            title = _("Not yet.")
            says = _("With yours the pool holds %(sum)s %(coming)s. The product is %(product)s. What must be left?")
        return Checked(given == right, title, says % names, _of(right, puzzle), _of(given, puzzle))

    def tell(self, puzzle: Trades) -> Asked:
        return Asked(
            _("Along the curve"),
            (_("Each trade moves the pool along this curve. The more you take, the steeper it gets."),),
            picture=CURVE,
            shown=curve_of(puzzle.tokens, puzzle.small, puzzle.small.after(puzzle.amount)),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"out": str(puzzle.small.out(puzzle.amount))}


class HowMuchWorse(Part[Trades]):
    def ask(self, puzzle: Trades) -> Asked:
        out = puzzle.small.out(puzzle.amount)
        names = names_of(puzzle) | {"shown": grouped(puzzle.amount * puzzle.price), "out": grouped(out)}
        return Asked(
            _("How much worse?"),
            (_("At the price shown, you would have got %(shown)s %(going)s. You got %(out)s.") % names,),
            fields=(
                Number("worse", _("By how many per cent is that less?"), unit="%", is_whole=False, most=Fraction(100)),
            ),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        given, right = Fraction(move["worse"]), puzzle.worse
        is_right = abs(given - right) <= Fraction(1, 20)
        if is_right:
            title, says = _("Right."), _("That is your own trade's effect on the price: the price impact.")
        elif abs(given - Fraction(100, puzzle.depth)) <= Fraction(1, 20):
            title, says = _("Nearly."), _("You compared with what you got. Compare with what the price promised.")
        elif abs(given + right - 100) <= Fraction(1, 20):
            title, says = _("The other way round."), _("So much you did get. How much was missing?")
        else:
            title, says = _("No."), _("What is missing, divided by what the price promised, times 100.")
        return Checked(is_right, title, says, _percent(right), _percent(given))

    def tell(self, puzzle: Trades) -> Asked:
        deep = round(Fraction(100, 10 * puzzle.depth + 1), 1)
        names = {"worse": _percent(puzzle.worse), "deep": _percent(deep)}
        return Asked(
            _("Deep pools are kinder"),
            (
                _(
                    "Your trade was large beside the pool. In a pool ten times as deep, the same trade would lose "
                    "about %(deep)s instead of %(worse)s."
                )
                % names,
            ),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"worse": in_digits(puzzle.worse)}


class TheFee(Part[Trades]):
    def ask(self, puzzle: Trades) -> Asked:
        names = names_of(puzzle)
        return Asked(
            _("The pool's fee"),
            (
                _(
                    "Those who filled the pool want something for it: %(fee)s of what is put in. It stays in the pool; "
                    "only the rest counts for the trade."
                )
                % names,
            ),
            fields=(
                Number(
                    "fee",
                    _("You put in %(amount)s %(coming)s. How many are the fee?") % names,
                    unit=puzzle.tokens[0],
                    is_whole=False,
                ),
            ),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        given, right = Fraction(move["fee"]), puzzle.fee_paid
        if given == right:
            title, says = _("Right."), _("It is taken before the trade, however the price goes.")
        elif given in (right * 10, right * 100, right / 10, right / 100):
            title, says = _("Look at the point."), _("1% of 100 is 1, and 0.1% of 100 is 0.1.")
        elif given == puzzle.amount - right:
            title, says = _("That is the rest."), _("So much counts for the trade. The fee is what is missing.")
        else:
            title, says = _("No."), _("The amount, times the per cent, divided by 100.")
        actual, expected = (f"{in_words(one)} {puzzle.tokens[0]}" for one in (given, right))
        return Checked(given == right, title, says, expected, actual)

    def tell(self, puzzle: Trades) -> Asked:
        pool = Pool(puzzle.small.coming, puzzle.small.going, puzzle.fee)
        names = names_of(puzzle) | {"out": grouped(pool.out(puzzle.amount))}
        names |= {"before": grouped(puzzle.small.out(puzzle.amount))}
        return Asked(
            _("With the fee"),
            (
                _("So you get %(out)s %(going)s instead of %(before)s. Contracts know whole units, and round down.")
                % names,
                _("As the fee stays in the pool, the product grows a little with every trade. It never falls."),
            ),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"fee": in_digits(puzzle.fee_paid)}


def names_of(puzzle: Trades) -> dict[str, str]:
    coming, going = puzzle.tokens
    return {
        "coming": coming,
        "going": going,
        "price": grouped(puzzle.price),
        "amount": grouped(puzzle.amount),
        "fee": _percent(Fraction(puzzle.fee, 100)),
    }


def _of(amount: Fraction | int, puzzle: Trades) -> str:
    return f"{in_words(Fraction(amount))} {puzzle.tokens[1]}"


def _percent(number: Fraction) -> str:
    return _("%(number)s%%") % {"number": in_words(number)}
