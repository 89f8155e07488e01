"""The model `hash_bench`: guess what one sign does to a hash, find the altered page, find a ticket from its hash, and
say how many hashes a bigger lottery takes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.hash_bench.bench import (
    LENGTH,
    SHORT,
    SIGNS,
    Bench,
    draw_bench,
    hash_of,
    same_places,
    ticket_hash,
)
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.wording import grouped

_HASHES: Final = "learning/interactives/_hashes.html"
# Two hashes drawn by lot agree at four places of 64; a guess that is not further away is a good one.
_GOOD_GUESS: Final = 8


class OneSign(Part[Bench]):
    is_prediction = True

    def ask(self, puzzle: Bench) -> Asked:
        return Asked(
            _("Change one sign"),
            (
                _("You hash this sentence: %(sentence)s") % {"sentence": puzzle.sentence},
                _("Now change it by a single sign and hash it again. First guess what that does."),
            ),
            picture=_HASHES,
            shown={"rows": [{"name": puzzle.sentence, "hash": hash_of(puzzle.sentence)}]},
            fields=(
                Choice(
                    "change",
                    _("You change it to"),
                    [(str(place), text) for place, text in enumerate(puzzle.changes, start=1)],
                ),
                Number(
                    "same",
                    _("At how many of the %(length)d places does the new hash have the same character? Your guess:")
                    % {"length": LENGTH},
                    most=Fraction(LENGTH),
                ),
            ),
            button=_("Hash it"),
        )

    def check(self, puzzle: Bench, move: Move) -> Checked:
        given, right = int(move["same"]), _agreeing(puzzle)
        is_near = given <= _GOOD_GUESS
        title = _("A good guess.") if is_near else _("Far fewer.")
        says = _(
            "%(count)d places of %(length)d are the same. By lot it would be about four: one character in %(signs)d."
        )
        names = {"count": right, "length": LENGTH, "signs": SIGNS}
        return Checked(is_near, title, says % names, str(right), str(given))

    def tell(self, puzzle: Bench) -> Asked:
        texts = (puzzle.sentence, puzzle.changed)
        return Asked(
            _("One sign, another hash"),
            (_("Nothing in the new hash shows how small the change was. It only shows that there was one."),),
            picture=_HASHES,
            shown={"rows": [{"name": text, "hash": hash_of(text)} for text in texts]},
        )

    def solve(self, puzzle: Bench) -> Move:
        return {"change": "1", "same": "4"}

    def hidden(self, puzzle: Bench) -> list[str]:
        return [hash_of(text) for text in puzzle.changes]


class WhichPage(Part[Bench]):
    tries = 1

    def ask(self, puzzle: Bench) -> Asked:
        return Asked(
            _("Which page was altered?"),
            (
                _("On Friday evening five people hashed their pages and wrote the hash on their hands."),
                _("On Saturday you hash the pages again. One was altered overnight. Nobody remembers the amounts."),
            ),
            picture=_HASHES,
            shown={
                "rows": [
                    {"name": page.text, "hash": page.hash[:SHORT], "kept": page.kept[:SHORT]} for page in puzzle.pages
                ]
            },
            fields=(
                Choice("name", _("The altered page is that of"), [(page.name, page.name) for page in puzzle.pages]),
            ),
        )

    def check(self, puzzle: Bench, move: Move) -> Checked:
        altered = puzzle.altered
        is_right = move["name"] == altered.name
        title = _("Found.") if is_right else _("Not this one.")
        says = _("Friday's hash and Saturday's must be the same. On one page they are not.")
        return Checked(is_right, title, says, altered.name, move["name"])

    def tell(self, puzzle: Bench) -> Asked:
        altered = puzzle.altered
        return Asked(
            _("Nobody had to remember the amounts"),
            (_("A hash on a hand is enough to see that a page was changed. It cannot say what stood there before."),),
            picture=_HASHES,
            shown={
                "rows": [
                    {"name": altered.text, "hash": altered.hash[:SHORT], "kept": altered.kept[:SHORT], "is_bad": True}
                ]
            },
        )

    def solve(self, puzzle: Bench) -> Move:
        return {"name": puzzle.altered.name}


class WhichTicket(Part[Bench]):
    def ask(self, puzzle: Bench) -> Asked:
        return Asked(
            _("From the hash to the text"),
            (
                _(
                    "A lottery has drawn a ticket and shows only its hash, which begins with %(hash)s. There is no "
                    "way back from a hash. But one can guess: your computer has hashed a few tickets."
                )
                % {"hash": ticket_hash(puzzle.drawn_ticket)[:SHORT]},
            ),
            picture=_HASHES,
            shown={"rows": [{"name": f"ticket {number}", "hash": one[:SHORT]} for number, one in puzzle.tickets]},
            fields=(Number("ticket", _("The number of the ticket that was drawn"), most=Fraction(10**6)),),
        )

    def check(self, puzzle: Bench, move: Move) -> Checked:
        given, right = int(move["ticket"]), puzzle.drawn_ticket
        found = ticket_hash(given)[:SHORT]
        title = _("Guessed.") if given == right else _("Not this one.")
        says = (
            _("You did not open the hash. You found a text that gives the same one.")
            if given == right
            else _("The hash of this ticket begins with %(hash)s.") % {"hash": found}
        )
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Bench) -> Asked:
        return Asked(
            _("What can be listed can be guessed"),
            (_("A hash hides a text only as well as the text is hard to guess."),),
        )

    def solve(self, puzzle: Bench) -> Move:
        return {"ticket": str(puzzle.drawn_ticket)}


class HowManyTickets(Part[Bench]):
    def ask(self, puzzle: Bench) -> Asked:
        return Asked(
            _("A bigger lottery"),
            (
                _("The next lottery has tickets of %(digits)d digits, and they may begin with 0.")
                % {"digits": puzzle.digits},
                _("Your computer makes a million hashes a second."),
            ),
            fields=(
                Number("hashes", _("How many hashes does it need at most to find the ticket?"), most=Fraction(10**15)),
            ),
        )

    def check(self, puzzle: Bench, move: Move) -> Checked:
        given, right = int(move["hashes"]), 10**puzzle.digits
        says = {
            right: _("Ten for each digit, multiplied."),
            10 * puzzle.digits: _("Each digit has ten possibilities, for each of the possibilities of the others."),
            SIGNS**puzzle.digits: _("The ticket is written in digits. Only its hash has the letters a to f."),
        }.get(given, _("How many tickets are there? Count them for one digit, then for two."))
        return Checked(
            given == right, _("Right.") if given == right else _("No."), says, grouped(right), grouped(given)
        )

    def tell(self, puzzle: Bench) -> Asked:
        return Asked(
            _("Done within a second"),
            (
                _(
                    "The number of possible hashes has 78 digits. That does not help while there are so few "
                    "possible texts."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Bench) -> Move:
        return {"hashes": str(10**puzzle.digits)}


class HashBench(PartsModel[Bench]):
    name = "hash_bench"
    proves = gettext_lazy("Used hashes to find what was changed: %(right)d of %(of)d right.")
    parts = (OneSign(), WhichPage(), WhichTicket(), HowManyTickets())

    def draw_puzzle(self, random: Random, options: Options) -> Bench:
        return draw_bench(random)

    def apply(self, state: Run[Bench], move: Move) -> Run[Bench]:
        """The change that the learner makes is a part of the puzzle from then on."""
        if "change" in move:
            state = replace(state, puzzle=replace(state.puzzle, chosen=int(move["change"]) - 1))
        return super().apply(state, move)

    def blunders(self) -> Mapping[str, Callable[[Run[Bench]], Move]]:
        return {
            "takes a page that fits": lambda run: self.but(
                run, name=next(page.name for page in run.puzzle.pages if not page.is_altered)
            ),
            "takes the first ticket": lambda run: self.but(run, ticket=str(run.puzzle.first_ticket)),
            "adds instead of multiplying": lambda run: self.but(run, hashes=str(10 * run.puzzle.digits)),
            "counts the letters too": lambda run: self.but(run, hashes=str(SIGNS**run.puzzle.digits)),
        }


def _agreeing(puzzle: Bench) -> int:
    return same_places(hash_of(puzzle.sentence), hash_of(puzzle.changed))
