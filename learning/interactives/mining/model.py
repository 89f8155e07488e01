"""The model `mining`: find the nonce that wins among those tried, say how much work that was, what one zero more means,
and how many blocks a cheat must mine anew."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.mining.block import SIGNS, ZEROS, Block, draw_block
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.wording import grouped

_TRIES = "learning/interactives/_nonces.html"
_FACTORS = ("2", "3", "10", "16")


class FindTheNonce(Part[Block]):
    def ask(self, puzzle: Block) -> Asked:
        return Asked(
            _("Find the winning nonce"),
            (
                _(
                    "Your computer wants to close this block. The rule says: the hash must begin "
                    "with 00. So it tries one "
                    "nonce after the other. Everything else in the block stays the same."
                ),
            ),
            facts=_block_facts(puzzle),
            picture=_TRIES,
            shown={"tried": puzzle.tried},
            fields=(Number("nonce", _("The nonce that wins"), most=Fraction(10**6)),),
        )

    def check(self, puzzle: Block, move: Move) -> Checked:
        given = int(move["nonce"])
        found = dict(puzzle.tried).get(given)
        if given == puzzle.winner:
            title, says = _("Found."), _("Everybody can check it with a single hash: %(hash)s.") % {"hash": found}
        elif found:
            title, says = (
                _("This one does not win."),
                _("Its hash is %(hash)s. It must begin with 00.") % {"hash": found},
            )
        else:
            title, says = _("This one was not tried."), _("Choose one of the nonces in the table.")
        return Checked(given == puzzle.winner, title, says, str(puzzle.winner), str(given))

    def tell(self, puzzle: Block) -> Asked:
        return Asked(_("The block is closed"), picture=_TRIES, shown={"tried": puzzle.tried, "winner": puzzle.winner})

    def solve(self, puzzle: Block) -> Move:
        return {"nonce": str(puzzle.winner)}


class HowManyTries(Part[Block]):
    def ask(self, puzzle: Block) -> Asked:
        names = {"signs": SIGNS}
        return Asked(
            _("How much work was that?"),
            (
                _(
                    "You were lucky. A hash is like throwing dice: each of its characters is one of "
                    "%(signs)d, from 0 to 9 "
                    "and a to f, and each is as likely."
                )
                % names,
            ),
            fields=(
                Number(
                    "tries",
                    _("How many tries does it take on average until a hash begins with 00?"),
                    most=Fraction(10**9),
                ),
            ),
        )

    def check(self, puzzle: Block, move: Move) -> Checked:
        given, right = int(move["tries"]), SIGNS ** len(ZEROS)
        says = {
            right: _("16 for the first zero, times 16 for the second."),
            2 * SIGNS: _("Both zeros must come in the same try. So the numbers are multiplied, not added."),
            SIGNS: _("That would be for a single zero."),
        }.get(given, _("One character in 16 is a zero. How often are two of them zeros at once?"))
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Block) -> Asked:
        return Asked(
            _("Hard to find, easy to check"),
            (_("The one who mines needs 256 tries on average. The one who checks needs one."),),
        )

    def solve(self, puzzle: Block) -> Move:
        return {"tries": str(SIGNS ** len(ZEROS))}


class OneMoreZero(Part[Block]):
    tries = 1

    def ask(self, puzzle: Block) -> Asked:
        return Asked(
            _("One zero more"),
            (
                _(
                    "More people join with their computers, and blocks are found too quickly. So "
                    "the rule is changed to 000."
                ),
            ),
            fields=(
                Choice(
                    "factor",
                    _("How many times as much work is a block now?"),
                    [(factor, _("%(factor)s times") % {"factor": factor}) for factor in _FACTORS],
                ),
            ),
        )

    def check(self, puzzle: Block, move: Move) -> Checked:
        right = str(SIGNS)
        is_right = move["factor"] == right
        says = _("Each further zero lets only one hash in 16 through. In 2025 Bitcoin asked for about 19 of them.")
        return Checked(is_right, _("Right.") if is_right else _("No."), says, right, move["factor"])

    def tell(self, puzzle: Block) -> Asked:
        return Asked(
            _("The rule follows the crowd"),
            (
                _(
                    "In Bitcoin the difficulty is set anew every 2,016 blocks, so that a block "
                    "takes ten minutes, however "
                    "many take part. More computers do not make it faster. They make it dearer to cheat."
                ),
            ),
        )

    def solve(self, puzzle: Block) -> Move:
        return {"factor": str(SIGNS)}


class MineAnew(Part[Block]):
    def ask(self, puzzle: Block) -> Asked:
        names = {
            "number": puzzle.number,
            "later": puzzle.later,
            "amount": puzzle.amount,
            "altered": puzzle.altered_amount,
            "nonce": puzzle.winner,
            "hash": puzzle.hash_with(puzzle.winner, amount=puzzle.altered_amount),
        }
        return Asked(
            _("What it costs a cheat"),
            (
                _(
                    "Since then %(later)d blocks were mined on top of yours. Now somebody turns "
                    "%(amount)d into %(altered)d "
                    "in block %(number)d. With the nonce %(nonce)d its hash is now %(hash)s."
                )
                % names,
            ),
            fields=(
                Number(
                    "blocks",
                    _("How many blocks must the cheat mine anew until all is valid again?"),
                    most=Fraction(1000),
                ),
            ),
        )

    def check(self, puzzle: Block, move: Move) -> Checked:
        given, right = int(move["blocks"]), puzzle.later + 1
        if given == right:
            title, says = _("Right."), _("The altered one, and every block after it, each with a new nonce.")
        elif given == puzzle.later:
            title, says = _("One is missing."), _("The altered block itself has no zeros any more.")
        else:
            title, says = _("No."), _("A block carries the hash of the one before. Whose hashes change?")
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Block) -> Asked:
        return Asked(
            _("And the others do not wait"),
            (
                _(
                    "While the cheat mines these anew, all the others add new ones. She must be "
                    "faster than all of them "
                    "together. That is what makes the past firm: not the hashes alone, but the work in them."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Block) -> Move:
        return {"blocks": str(puzzle.later + 1)}


class Mining(PartsModel[Block]):
    name = "mining"
    proves = gettext_lazy(
        "Found the number that makes a block of their own count, and said what it cost: %(right)d of %(of)d right."
    )
    parts = (FindTheNonce(), HowManyTries(), OneMoreZero(), MineAnew())

    def draw_puzzle(self, random: Random, options: Options) -> Block:
        return draw_block(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Block]], Move]]:
        return {
            "takes a single zero": lambda run: self.but(run, nonce=str(run.puzzle.decoy)),
            "adds instead of multiplying": lambda run: self.but(run, tries=str(2 * SIGNS)),
            "thinks one zero more is ten times": lambda run: self.but(run, factor="10"),
            "forgets the altered block": lambda run: self.but(run, blocks=str(run.puzzle.later)),
        }


def _block_facts(puzzle: Block) -> list[tuple[str, str]]:
    names = {"payer": puzzle.payer, "payee": puzzle.payee, "amount": puzzle.amount}
    return [
        (_("Block"), str(puzzle.number)),
        (_("Hash of the block before"), puzzle.before),
        (_("Entry"), _("%(payer)s pays %(payee)s %(amount)d") % names),
    ]
