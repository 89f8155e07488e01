"""The model `toy_signature`: make a public key, a nonce and a signature by hand, check it as anybody would, and find
a note that was changed after it was signed."""

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
from learning.interactives.toy_signature.clock import BASE, Desk, draw_desk
from learning.interactives.toy_signature.shown import NOTES, POWERS, note_names, powers_of, rows_of

_MOST: Final = Fraction(10**6)


class PublicKey(Part[Desk]):
    def ask(self, puzzle: Desk) -> Asked:
        return Asked(
            _("Make your public key"),
            (
                _("Your private key was drawn for this lesson alone. Your public key is 4 to its power."),
                _("The table holds all powers of 4 on the clock of %(p)d.") % {"p": puzzle.clock.p},
            ),
            facts=[(_("Your private key x"), str(puzzle.key))],
            picture=POWERS,
            shown=powers_of(puzzle.clock),
            fields=(Number("public", _("Your public key y"), most=_MOST),),
        )

    def check(self, puzzle: Desk, move: Move) -> Checked:
        given, right = int(move["public"]), puzzle.public
        says = _("Look for 4 with your private key written small above it.")
        if given == right:
            says = _("Everybody may know it. With numbers of real size, nobody finds the way back.")
        elif given in (BASE * puzzle.key, BASE * puzzle.key % puzzle.clock.p):
            says = _("Not 4 times the key: 4 to the power of the key. Find it in the table.")
        return _checked(given, right, says)

    def tell(self, puzzle: Desk) -> Asked:
        return Asked(
            _("One way"),
            (
                _("From x you find y in one step. From y, you must look through the table, until you meet it."),
                _("Real tables would have more lines than there are atoms on earth."),
            ),
        )

    def solve(self, puzzle: Desk) -> Move:
        return {"public": str(puzzle.public)}


class PickNonce(Part[Desk]):
    def ask(self, puzzle: Desk) -> Asked:
        last = puzzle.clock.q - 1
        return Asked(
            _("Choose a nonce"),
            (
                _("For each signature you need a new secret number, used once: the nonce k. Choose it by chance."),
                _("Then work out r: 4 to the power of k. Later you will show r, and never k."),
            ),
            picture=POWERS,
            shown=powers_of(puzzle.clock),
            fields=(
                Number(
                    "k", _("Your nonce k, from 2 to %(last)d") % {"last": last}, least=Fraction(2), most=Fraction(last)
                ),
                Number("r", _("What is r?"), most=_MOST),
            ),
        )

    def check(self, puzzle: Desk, move: Move) -> Checked:
        given, right = int(move["r"]), puzzle.mine.r
        says = _("Look for 4 with your nonce written small above it.")
        if given == right:
            says = _("Now the number r stands for your nonce, as y stands for your key.")
        return _checked(given, right, says)

    def tell(self, puzzle: Desk) -> Asked:
        return Asked(
            _("The hash joins in"),
            (
                _("Your phone has hashed r and your note together, and made a number of it: e = %(e)d.")
                % {"e": puzzle.mine.e},
                _("Another note, or another r, would give another e. So the signature fits this note alone."),
            ),
            facts=[(_("Your note"), puzzle.text), (_("r"), str(puzzle.mine.r)), (_("e"), str(puzzle.mine.e))],
        )

    def solve(self, puzzle: Desk) -> Move:
        return {"k": str(puzzle.nonce), "r": str(puzzle.mine.r)}


class SignIt(Part[Desk]):
    def ask(self, puzzle: Desk) -> Asked:
        return Asked(
            _("Sign"),
            (
                _("Your signature is s = k + e × x. If it is too large, take %(q)d away until it is below %(q)d.")
                % {"q": puzzle.clock.q},
            ),
            facts=[
                (_("Your nonce k"), str(puzzle.nonce)),
                (_("The hash e"), str(puzzle.mine.e)),
                (_("Your private key x"), str(puzzle.key)),
                (_("The exponents go round at q"), str(puzzle.clock.q)),
            ],
            fields=(Number("s", _("What is s?"), most=_MOST),),
        )

    def check(self, puzzle: Desk, move: Move) -> Checked:
        given, right = int(move["s"]), puzzle.mine.s
        whole = puzzle.nonce + puzzle.mine.e * puzzle.key
        if given == right:
            says = _("That is all. Real wallets do the same, with numbers of 77 digits.")
        elif given == whole:
            says = _("That is the sum. Now take %(q)d away, again and again.") % {"q": puzzle.clock.q}
        elif given == whole % puzzle.clock.p:
            says = _("Exponents go round at %(q)d, not at %(p)d.") % {"q": puzzle.clock.q, "p": puzzle.clock.p}
        else:
            says = _("First e × x, then add k. What remains when you take away %(q)d as often as you can?")
            says %= {"q": puzzle.clock.q}
        return _checked(given, right, says)

    def tell(self, puzzle: Desk) -> Asked:
        return Asked(
            _("You hand over two numbers"),
            (_("With your note go r and s. Your key x and your nonce k stay with you."),),
            picture=NOTES,
            shown={"notes": rows_of([puzzle.mine])},
        )

    def solve(self, puzzle: Desk) -> Move:
        return {"s": str(puzzle.mine.s)}


class CheckIt(Part[Desk]):
    def ask(self, puzzle: Desk) -> Asked:
        mine = puzzle.mine
        return Asked(
            _("Now be the other side"),
            (
                _("Whoever gets your note knows y, r and s, and hashes e. They ask whether two things are equal."),
                _("One is 4 to the power of s. The other is r times y to the power of e."),
                _("Their phone says: y to the power of e is %(power)d. Work out the other side.")
                % {"power": puzzle.public_power},
            ),
            facts=[
                (_("r"), str(mine.r)),
                (_("y to the power of e"), str(puzzle.public_power)),
                (_("The clock"), str(puzzle.clock.p)),
            ],
            fields=(
                Number("side", _("r times that number, on the clock of %(p)d") % {"p": puzzle.clock.p}, most=_MOST),
            ),
        )

    def check(self, puzzle: Desk, move: Move) -> Checked:
        mine, p = puzzle.mine, puzzle.clock.p
        given, right = int(move["side"]), mine.r * puzzle.public_power % p
        if given == right:
            says = _("And 4 to the power of %(s)d is %(right)d, too. Your signature holds.")
            says %= {"s": mine.s, "right": right}
        elif given == mine.r * puzzle.public_power:
            says = _("That is the product. Take %(p)d away as often as you can.") % {"p": p}
        elif given == (mine.r + puzzle.public_power) % p:
            says = _("Multiply the two numbers, do not add them.")
        else:
            says = _("Multiply the two numbers. What remains when you divide by %(p)d?") % {"p": p}
        return _checked(given, right, says)

    def tell(self, puzzle: Desk) -> Asked:
        return Asked(
            _("Why it holds"),
            (
                _("s is k + e × x. So 4 to the power of s is 4 to the power of k, times 4 to the power of e × x."),
                _("The first is r, the second y to the power of e. They checked your key without ever seeing it."),
            ),
        )

    def solve(self, puzzle: Desk) -> Move:
        return {"side": str(puzzle.mine.r * puzzle.public_power % puzzle.clock.p)}


class FindForged(Part[Desk]):
    tries = 1

    def ask(self, puzzle: Desk) -> Asked:
        rows = rows_of(puzzle.notes, clock=puzzle.clock, public=puzzle.signer_public)
        return Asked(
            _("Which note was changed?"),
            (
                _("Three notes from %(name)s. One of them was changed after it was signed.") % {"name": puzzle.signer},
                _("For each, compare 4 to the power of s, from the table, with the number that your phone worked out."),
            ),
            picture=NOTES,
            shown={"notes": rows} | powers_of(puzzle.clock),
            fields=(Choice("note", _("The changed one is"), note_names(puzzle.notes)),),
        )

    def check(self, puzzle: Desk, move: Move) -> Checked:
        right, names = str(puzzle.forged + 1), dict(note_names(puzzle.notes))
        is_right = move["note"] == right
        title = _("Caught.") if is_right else _("No.")
        says = _("Its text gives another e, and then the two sides are not equal.")
        return Checked(is_right, title, says, names[right], names[move["note"]])

    def tell(self, puzzle: Desk) -> Asked:
        return Asked(
            _("Small numbers are for learning"),
            (_("Anybody could find this key in the table. With 77 digits, nobody can. The steps are the same."),),
            button=_("See the result"),
        )

    def solve(self, puzzle: Desk) -> Move:
        return {"note": str(puzzle.forged + 1)}


class ToySignature(PartsModel[Desk]):
    name = "toy_signature"
    proves = gettext_lazy("Signed a note by hand and checked it: %(right)d of %(of)d right.")
    parts = (PublicKey(), PickNonce(), SignIt(), CheckIt(), FindForged())

    def draw_puzzle(self, random: Random, options: Options) -> Desk:
        return draw_desk(random)

    def apply(self, state: Run[Desk], move: Move) -> Run[Desk]:
        """The nonce that the learner chooses is a part of the puzzle from then on."""
        if "k" in move:
            state = replace(state, puzzle=replace(state.puzzle, nonce=int(move["k"])))
        return super().apply(state, move)

    def blunders(self) -> Mapping[str, Callable[[Run[Desk]], Move]]:
        return {
            "multiplies instead of taking a power": lambda run: self.but(
                run, public=str(BASE * run.puzzle.key % run.puzzle.clock.p)
            ),
            "forgets the hash": lambda run: self.but(
                run, s=str((run.puzzle.nonce + run.puzzle.key) % run.puzzle.clock.q)
            ),
            "goes round the wrong clock": lambda run: self.but(
                run, s=str((run.puzzle.nonce + run.puzzle.mine.e * run.puzzle.key) % run.puzzle.clock.p)
            ),
            "adds the two numbers": lambda run: self.but(
                run, side=str((run.puzzle.mine.r + run.puzzle.public_power) % run.puzzle.clock.p)
            ),
            "takes an honest note": lambda run: self.but(run, note=str((run.puzzle.forged + 1) % 3 + 1)),
        }


def _checked(given: int, right: int, says: str) -> Checked:
    return Checked(given == right, _("Right.") if given == right else _("Not yet."), says, str(right), str(given))
