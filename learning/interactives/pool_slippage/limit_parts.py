"""A trade that others see before it is made: what a generous limit costs, and which one is right."""

from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.interactives.parts import Asked, Checked, Part
from learning.interactives.pool_slippage.pool import Sandwich, least_out
from learning.interactives.pool_slippage.puzzle import GENEROUS, Trades
from learning.interactives.reading import in_digits
from learning.interactives.screen import Move, Number
from learning.interactives.wording import grouped, in_words

_SANDWICH: Final = "learning/interactives/_sandwich.html"


class GenerousLimit(Part[Trades]):
    """A prediction; it counts as right when it is no more than a tenth off."""

    is_prediction = True

    def ask(self, puzzle: Trades) -> Asked:
        names = _names(puzzle)
        return Asked(
            _("Somebody is watching"),
            (
                _(
                    "Now a big pool. Your trade waits in the open until a block takes it, and the price may move "
                    "before. So you say how much less than quoted you would still take. This is the slippage limit. If "
                    "you would get less than that, the trade fails."
                ),
                _(
                    "A wallet proposes %(generous)d%%. And a bot reads what waits: it can trade just before you and "
                    "just after you."
                )
                % names,
            ),
            facts=_trade_facts(puzzle),
            fields=(
                Number(
                    "cost",
                    _("What do you expect: how many %(going)s may the bot take from you?") % names,
                    unit=puzzle.tokens[1],
                ),
            ),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        given, right = Fraction(move["cost"]), puzzle.cost(Fraction(GENEROUS))
        is_right = abs(given - right) * 10 <= right
        title = _("You saw it coming.") if is_right else _("It is %(cost)s.") % {"cost": grouped(right)}
        says = _("The bot buys until your trade just about goes through. It takes the whole limit, every time.")
        return Checked(is_right, title, says, _of(right, puzzle), _of(given, puzzle))

    def tell(self, puzzle: Trades) -> Asked:
        limit = Fraction(GENEROUS)
        names = _names(puzzle) | {"gain": grouped(puzzle.sandwich(limit).bot_gains)}
        return Asked(
            _("A sandwich"),
            (
                _(
                    "Your trade lies between two of the bot's, so it is called a sandwich. What the bot keeps, after "
                    "the fees, is %(gain)s %(coming)s."
                )
                % names,
            ),
            picture=_SANDWICH,
            shown=_sandwich(puzzle, puzzle.sandwich(limit)),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"cost": str(puzzle.cost(Fraction(GENEROUS)))}

    def hidden(self, puzzle: Trades) -> list[str]:
        return [grouped(puzzle.cost(Fraction(GENEROUS)))]


class YourLimit(Part[Trades]):
    tries = 3

    def ask(self, puzzle: Trades) -> Asked:
        drifts = ", ".join(in_words(Fraction(tenths, 10)) for tenths in puzzle.drifts)
        names = _names(puzzle)
        return Asked(
            _("Set your limit"),
            (
                _(
                    "Too tight, and your trade fails as soon as somebody honest trades before you. Too wide, and it is "
                    "a gift to the bot. You would rather not lose more than %(budget)s %(going)s."
                )
                % names,
            ),
            facts=[
                *_trade_facts(puzzle),
                (_("So many per cent less than quoted did the last six trades get"), drifts),
                (_("You lose to a bot at most"), f"{names['budget']} {names['going']}"),
            ],
            fields=(Number("limit", _("Your slippage limit"), unit="%", is_whole=False, most=Fraction(100)),),
        )

    def check(self, puzzle: Trades, move: Move) -> Checked:
        limit = Fraction(move["limit"])
        least, cost = least_out(puzzle.quote, limit), puzzle.cost(limit)
        names = _names(puzzle) | {
            "late": grouped(puzzle.late_quote),
            "least": grouped(least),
            "cost": grouped(cost),
        }
        is_through, is_cheap = puzzle.late_quote >= least, cost <= puzzle.budget
        if is_through and is_cheap:
            title, says = (
                _("It goes through."),
                _("Even a sandwich could take no more than %(cost)s %(going)s from you."),
            )
        elif is_through:
            title, says = _("Too wide."), _("It goes through, but a sandwich could take %(cost)s %(going)s from you.")
        else:
            title = _("It fails.")
            says = _(
                "Somebody honest traded before you. You would have got %(late)s %(going)s, and asked for at least "
                "%(least)s. The network's fee is gone all the same."
            )
        tight, wide = Fraction(max(puzzle.drifts), 10), Fraction(100 * puzzle.budget, puzzle.quote)
        expected = _("from about %(tight)s%% to %(wide)s%%") % {"tight": in_words(tight), "wide": in_words(wide)}
        return Checked(is_through and is_cheap, title, says % names, expected, f"{in_words(limit)}%")

    def tell(self, puzzle: Trades) -> Asked:
        return Asked(
            _("Wide enough, and no wider"),
            (
                _(
                    "Look at how much the price moves, and set the limit just above. Split a big trade, or use a "
                    "deeper pool, and it can be tighter still."
                ),
                _(
                    "Some networks show nobody what waits, or let nobody buy a place in front. A limit is right there, "
                    "too: the price may move for honest reasons."
                ),
            ),
        )

    def solve(self, puzzle: Trades) -> Move:
        return {"limit": in_digits(Fraction(max(puzzle.drifts), 10))}


def _trade_facts(puzzle: Trades) -> list[tuple[str, str]]:
    names = _names(puzzle)
    return [
        (_("In the pool"), "{} {}, {} {}".format(names["pool"], names["coming"], names["other"], names["going"])),
        (_("You put in"), f"{names['trade']} {names['coming']}"),
        (_("Quoted, with the fee"), f"{names['quote']} {names['going']}"),
    ]


def _names(puzzle: Trades) -> dict[str, Any]:
    coming, going = puzzle.tokens
    return {
        "coming": coming,
        "going": going,
        "generous": GENEROUS,
        "pool": grouped(puzzle.big.coming),
        "other": grouped(puzzle.big.going),
        "trade": grouped(puzzle.trade),
        "quote": grouped(puzzle.quote),
        "budget": grouped(puzzle.budget),
    }


def _sandwich(puzzle: Trades, made: Sandwich) -> dict[str, Any]:
    coming, going = puzzle.tokens
    rows = [
        (_("Bot"), f"{grouped(made.bot_pays)} {coming}", f"{grouped(made.bot_holds)} {going}"),
        (_("You"), f"{grouped(puzzle.trade)} {coming}", f"{grouped(made.you_get)} {going}"),
        (_("Bot"), f"{grouped(made.bot_holds)} {going}", f"{grouped(made.bot_gets)} {coming}"),
    ]
    trades = [
        {"who": who, "pays": pays, "gets": gets, "is_you": place == 1} for place, (who, pays, gets) in enumerate(rows)
    ]
    return {"trades": trades, "quote": f"{grouped(puzzle.quote)} {going}"}


def _of(amount: Fraction | int, puzzle: Trades) -> str:
    return f"{in_words(Fraction(amount))} {puzzle.tokens[1]}"
