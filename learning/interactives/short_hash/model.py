"""The model `short_hash`: forge a slip whose hash was kept too short, say what each further character costs, find a
pair of slips, and say why pairs come so much sooner."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.short_hash.slips import (
    A_SECOND,
    KEPT,
    SIGNS,
    Slips,
    draw_slips,
    hash_of,
    slip,
)
from learning.interactives.wording import grouped, in_words

_HASHES: Final = "learning/interactives/_hashes.html"
_GUESSES: Final = ("2", "32", "256", "1000000")


class PickAndGuess(Part[Slips]):
    """The learner picks what to forge; the guess is not counted."""

    is_prediction = True

    def ask(self, puzzle: Slips) -> Asked:
        return Asked(
            _("Choose what you forge"),
            (
                _("A group pays out by slips. At night only the first two characters of each hash are kept."),
                _("Each slip has a number, and nobody checks the number. So you can change it as often as you like."),
            ),
            facts=[(_("The true slip"), slip(puzzle.honest, puzzle.number)), (_("What was kept"), puzzle.kept)],
            fields=(
                Choice(
                    "false",
                    _("What shall your false slip say?"),
                    [(str(place), words) for place, words in enumerate(puzzle.false, start=1)],
                ),
                Choice(
                    "guess",
                    _("Guess: how many numbers must you try on average, until the two characters fit?"),
                    [(each, grouped(int(each))) for each in _GUESSES],
                ),
            ),
            button=_("Begin to forge"),
        )

    def check(self, puzzle: Slips, move: Move) -> Checked:
        right = SIGNS**KEPT
        is_right = int(move["guess"]) == right
        says = _("16 characters are possible at the first place, and 16 at the second: 16 × 16 = 256.")
        title = _("A good guess.") if is_right else _("It is 256.")
        return Checked(is_right, title, says, grouped(right), grouped(int(move["guess"])))

    def tell(self, puzzle: Slips) -> Asked:
        return Asked(
            _("256 is not much"),
            (_("A phone tries about a million a second. You will look at some of those tries yourself."),),
        )

    def solve(self, puzzle: Slips) -> Move:
        return {"false": "1", "guess": str(SIGNS**KEPT)}


class Forge(Part[Slips]):
    def ask(self, puzzle: Slips) -> Asked:
        return Asked(
            _("Forge it"),
            (
                _("Your slip says “%(words)s”. Your phone has tried these numbers for it.")
                % {"words": puzzle.false[puzzle.chosen]},
            ),
            facts=[(_("What was kept"), puzzle.kept)],
            picture=_HASHES,
            shown={
                "rows": [
                    {"name": _("slip %(number)d") % {"number": number}, "hash": one}
                    for number, one in puzzle.tries[puzzle.chosen]
                ]
            },
            fields=(Number("number", _("Which number makes your slip pass for the true one?"), most=Fraction(10**6)),),
        )

    def check(self, puzzle: Slips, move: Move) -> Checked:
        given, right = int(move["number"]), puzzle.winner
        found = dict(puzzle.tries[puzzle.chosen]).get(given)
        if given == right:
            title, says = _("Forged."), _("The hash that was kept fits your slip, too. Nobody can tell them apart.")
        elif found:
            title, says = _("Not this one."), _("Its hash begins with %(hash)s.") % {"hash": found}
        else:
            title, says = _("This one was not tried."), _("Choose one of the numbers in the table.")
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Slips) -> Asked:
        true, false = slip(puzzle.honest, puzzle.number), slip(puzzle.false[puzzle.chosen], puzzle.winner)
        return Asked(
            _("Two slips, one short hash"),
            (_("Look at more of both hashes: only the beginning is the same. A longer one would have told."),),
            picture=_HASHES,
            shown={"rows": [{"name": each, "hash": hash_of(each, 10)} for each in (true, false)]},
        )

    def solve(self, puzzle: Slips) -> Move:
        return {"number": str(puzzle.winner)}


class Longer(Part[Slips]):
    def ask(self, puzzle: Slips) -> Asked:
        return Asked(
            _("A longer hash"),
            (_("The group learns from it. From now on it keeps %(count)d characters.") % {"count": puzzle.longer},),
            fields=(Number("tries", _("How many tries does a forged slip take now, on average?")),),
        )

    def check(self, puzzle: Slips, move: Move) -> Checked:
        given, right = int(move["tries"]), SIGNS**puzzle.longer
        says = {
            right: _("16 for each character, multiplied."),
            SIGNS * puzzle.longer: _("All characters must fit in the same try. So multiply, do not add."),
            10**puzzle.longer: _("A character of a hash is one of 16: 0 to 9, and a to f."),
        }.get(given, _("One character lets one try in 16 through. And two of them? And three?"))
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Slips) -> Asked:
        seconds = Fraction(SIGNS**puzzle.longer, A_SECOND)
        return Asked(
            _("And still too short"),
            (
                _("At a million tries a second, that is %(seconds)s seconds.") % {"seconds": in_words(seconds)},
                _("Eight characters would take some 70 minutes. All 64 would outlast the sun."),
            ),
        )

    def solve(self, puzzle: Slips) -> Move:
        return {"tries": str(SIGNS**puzzle.longer)}


class FindPair(Part[Slips]):
    def ask(self, puzzle: Slips) -> Asked:
        written = ((puzzle.honest, puzzle.honest_written), (puzzle.false[0], puzzle.false_written))
        return Asked(
            _("Write both slips yourself"),
            (
                _("Now you are the clerk. You write the true slip and the false one, before any hash is kept."),
                _("Three characters will be kept. You wrote ten true slips and ten false ones. Find two that fit."),
            ),
            picture=_HASHES,
            shown={
                "rows": [
                    {"name": slip(words, number), "hash": one} for words, tries in written for number, one in tries
                ]
            },
            fields=(
                Number("true", _("Number of the true slip"), most=Fraction(10**6)),
                Number("false_too", _("Number of the false slip with the same hash"), most=Fraction(10**6)),
            ),
        )

    def check(self, puzzle: Slips, move: Move) -> Checked:
        given, right = (int(move["true"]), int(move["false_too"])), puzzle.pair
        true, false = dict(puzzle.honest_written).get(given[0]), dict(puzzle.false_written).get(given[1])
        if given == right:
            title, says = _("A pair."), _("You hand in the true slip, and swap it at night. The hash will not tell.")
        elif true and false:
            title = _("These two differ.")
            says = _("The true one has %(true)s, the false one %(false)s.") % {"true": true, "false": false}
        else:
            title, says = _("Not there."), _("First a number of a true slip, then one of a false slip.")
        return Checked(given == right, title, says, _both(right), _both(given))

    def tell(self, puzzle: Slips) -> Asked:
        return Asked(
            _("Twenty slips, and a hundred chances"),
            (
                _("Ten true slips and ten false ones make 10 × 10 = 100 pairs. Each pair is a chance."),
                _("So pairs come much sooner than a match for one given slip. This is the birthday trick."),
            ),
        )

    def solve(self, puzzle: Slips) -> Move:
        return {"true": str(puzzle.pair[0]), "false_too": str(puzzle.pair[1])}


class HowManySlips(Part[Slips]):
    def ask(self, puzzle: Slips) -> Asked:
        return Asked(
            _("How soon does a pair come?"),
            (
                _("A pair is likely once the number of pairs is as large as the number of possible hashes."),
                _("100 true and 100 false slips make 100 × 100 pairs, and so on."),
            ),
            fields=(
                Number(
                    "slips",
                    _("%(count)d characters are kept. How many true slips must you write, with as many false ones?")
                    % {"count": puzzle.paired},
                ),
            ),
        )

    def check(self, puzzle: Slips, move: Move) -> Checked:
        given, right = int(move["slips"]), SIGNS ** (puzzle.paired // 2)
        says = {
            right: _("Times itself, that is 16 to the power of %(count)d.") % {"count": puzzle.paired},
            SIGNS**puzzle.paired: _("That many pairs, yes. But how many slips make so many pairs?"),
            SIGNS**puzzle.paired // 2: _("Not the half. Which number times itself gives all possible hashes?"),
        }.get(given, _("16 × 16 × … for each character. Which number times itself gives the same?"))
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Slips) -> Asked:
        return Asked(
            _("Half of the characters"),
            (_("Against pairs, a hash is only as strong as half its length. That is why real ones are so long."),),
            button=_("See the result"),
        )

    def solve(self, puzzle: Slips) -> Move:
        return {"slips": str(SIGNS ** (puzzle.paired // 2))}


class ShortHash(PartsModel[Slips]):
    name = "short_hash"
    proves = gettext_lazy("Forged a slip whose hash was kept too short: %(right)d of %(of)d right.")
    parts = (PickAndGuess(), Forge(), Longer(), FindPair(), HowManySlips())

    def draw_puzzle(self, random: Random, options: Options) -> Slips:
        return draw_slips(random)

    def apply(self, state: Run[Slips], move: Move) -> Run[Slips]:
        """What the learner forges is a part of the puzzle from then on."""
        if "false" in move:
            state = replace(state, puzzle=replace(state.puzzle, chosen=int(move["false"]) - 1))
        return super().apply(state, move)

    def blunders(self) -> Mapping[str, Callable[[Run[Slips]], Move]]:
        return {
            "takes a hash that only begins alike": lambda run: self.but(run, number=str(run.puzzle.near)),
            "adds instead of multiplying": lambda run: self.but(run, tries=str(SIGNS * run.puzzle.longer)),
            "takes the first two slips": lambda run: self.but(
                run, **dict(zip(("true", "false_too"), _unlike(run.puzzle), strict=True))
            ),
            "halves the number of hashes": lambda run: self.but(run, slips=str(SIGNS**run.puzzle.paired // 2)),
        }


def _both(pair: tuple[int, int]) -> str:
    return _("%(true)d and %(false)d") % {"true": pair[0], "false": pair[1]}


def _unlike(puzzle: Slips) -> tuple[str, str]:
    true = puzzle.honest_written[0][0]
    false = next(number for number, _hash in puzzle.false_written if (true, number) != puzzle.pair)
    return str(true), str(false)
