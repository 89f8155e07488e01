"""The model `commit_reveal`: lose without a commitment, open one that has no salt, catch a false opening, cheat with a
commitment that is too short, and say how long a salt must be."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.commit_reveal.duel import BEATEN_BY, HANDS, Duel, commitment, draw_duel
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.wording import grouped

_HASHES: Final = "learning/interactives/_hashes.html"
_MACHINE: Final = "machine"
_OPENINGS: Final = "learning/interactives/_openings.html"


class ShowFirst(Part[Duel]):
    """It cannot be won, so it is a prediction: nobody loses anything by it."""

    is_prediction = True

    def ask(self, puzzle: Duel) -> Asked:
        return Asked(
            _("Round 1: you first"),
            (
                _("Rock beats scissors, scissors beat paper, paper beats rock. You play against a machine."),
                _("You are far apart, so both send a message. The machine is polite: after you."),
            ),
            fields=(
                _hand("first", _("What do you send?")),
                Choice("winner", _("Guess: who wins this round?"), list(_winners().items())),
            ),
            button=_("Send it"),
        )

    def check(self, puzzle: Duel, move: Move) -> Checked:
        is_right = move["winner"] == _MACHINE
        answer, words = _words(BEATEN_BY[move["first"]]), _winners()
        title = _("You lose, as you guessed.") if is_right else _("You lose.")
        says = _("It waited for your message, and sent: %(hand)s. Whoever shows first loses.") % {"hand": answer}
        return Checked(is_right, title, says, words[_MACHINE], words[move["winner"]])

    def tell(self, puzzle: Duel) -> Asked:
        return Asked(
            _("How can both show first?"),
            (
                _("Each puts a note into a closed box, and only then both open. From far away, a hash is the box."),
                _("A hash that fixes your choice before you show it is called a commitment."),
            ),
        )

    def solve(self, puzzle: Duel) -> Move:
        return {"first": "rock", "winner": _MACHINE}


class NoSalt(Part[Duel]):
    def ask(self, puzzle: Duel) -> Asked:
        return Asked(
            _("Round 2: a box of glass"),
            (
                _("The machine is the first to commit this time. It sends the hash of its hand, and nothing else."),
                _("You may hash words yourself before you answer."),
            ),
            facts=[(_("The machine's commitment"), commitment(puzzle.bare))],
            picture=_HASHES,
            shown={"rows": [{"name": hand, "hash": commitment(hand)} for hand in HANDS]},
            fields=(_hand("answer", _("What do you send, so that you win?")),),
            button=_("Send it"),
        )

    def check(self, puzzle: Duel, move: Move) -> Checked:
        given, right = move["answer"], BEATEN_BY[puzzle.bare]
        if given == right:
            title, says = _("You win."), _("You read its hand before it was opened. There were only three to try.")
        elif given == puzzle.bare:
            title, says = _("A draw."), _("You sent the hand that it holds. Which one beats it?")
        else:
            title, says = _("You lose."), _("Find its commitment in the table. Then send what beats that hand.")
        return Checked(given == right, title, says, _words(right), _words(given))

    def tell(self, puzzle: Duel) -> Asked:
        return Asked(
            _("A hash hides only what is hard to guess"),
            (
                _("The machine learns from it. From now on it puts a secret random number behind its hand: a salt."),
                _("It hashes “rock 482913”, say. Now you cannot list what it may have hashed."),
            ),
        )

    def solve(self, puzzle: Duel) -> Move:
        return {"answer": BEATEN_BY[puzzle.bare]}


class CatchIt(Part[Duel]):
    def ask(self, puzzle: Duel) -> Asked:
        shown = [
            {
                "number": number,
                "says": f"{hand} {salt}",
                "committed": committed,
                "checks": [{"text": f"{each} {salt}", "hash": commitment(each, salt)} for each in HANDS],
            }
            for number, (hand, salt, committed) in enumerate(puzzle.rounds, start=1)
        ]
        return Asked(
            _("Three boxes are opened"),
            (
                _("The machine played three rounds. Then it opened each box: it told its hand and its salt."),
                _("One time it lied about its hand. Your phone has hashed all three hands with each salt."),
            ),
            picture=_OPENINGS,
            shown={"rounds": shown},
            fields=(
                Choice("round", _("In which round does it lie?"), [(str(at), _round(at)) for at in (1, 2, 3)]),
                _hand("held", _("Which hand was really in that box?")),
            ),
        )

    def check(self, puzzle: Duel, move: Move) -> Checked:
        given = (int(move["round"]) - 1, move["held"])
        right = (puzzle.liar, puzzle.held)
        if given == right:
            title, says = _("Caught."), _("What it told does not give its commitment. It could not change its mind.")
        elif given[0] != right[0]:
            title, says = _("That round is honest."), _("Its hand and salt give just the hash that it sent.")
        else:
            title, says = _("The right round."), _("But which of the three lines gives the hash that it sent?")
        return Checked(given == right, title, says, _both(right), _both(given))

    def tell(self, puzzle: Duel) -> Asked:
        return Asked(
            _("It hides, and it binds"),
            (_("A good commitment hides the choice until it is opened, and binds whoever made it."),),
        )

    def solve(self, puzzle: Duel) -> Move:
        return {"round": str(puzzle.liar + 1), "held": puzzle.held}


class Cheat(Part[Duel]):
    def ask(self, puzzle: Duel) -> Asked:
        return Asked(
            _("Now you cheat"),
            (
                _("%(name)s is the referee, and keeps only two characters of your commitment.")
                % {"name": puzzle.referee},
                _("You committed to “%(mine)s %(salt)d”. The machine has shown %(machine)s, and would win.")
                % {"mine": puzzle.mine, "salt": puzzle.my_salt, "machine": _words(puzzle.machine)},
                _("So you want to open your box as %(wanted)s. Your phone has tried some salts for that.")
                % {"wanted": _words(puzzle.wanted)},
            ),
            facts=[(_("What the referee kept"), puzzle.kept)],
            picture=_HASHES,
            shown={"rows": [{"name": f"{puzzle.wanted} {salt}", "hash": one} for salt, one in puzzle.tries]},
            fields=(Number("salt", _("Which salt do you tell the referee?"), most=Fraction(10**6)),),
        )

    def check(self, puzzle: Duel, move: Move) -> Checked:
        given, right = int(move["salt"]), puzzle.swap
        found = dict(puzzle.tries).get(given)
        if given == right:
            title, says = _("You get away with it."), _("Two openings fit one commitment. So it did not bind you.")
        elif found:
            title, says = _("Caught."), _("This gives %(hash)s, and the referee sees it.") % {"hash": found}
        else:
            title, says = _("This one was not tried."), _("Choose a salt from the table.")
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Duel) -> Asked:
        return Asked(
            _("Too short to bind"),
            (_("With all 64 characters, nobody has ever found two openings. Keep the whole hash."),),
        )

    def solve(self, puzzle: Duel) -> Move:
        return {"salt": str(puzzle.swap)}


class HowLongASalt(Part[Duel]):
    def ask(self, puzzle: Duel) -> Asked:
        return Asked(
            _("How long must a salt be?"),
            (
                _("The machine is in a hurry, and takes salts of only %(digits)d digits. They may begin with 0.")
                % {"digits": puzzle.digits},
            ),
            fields=(Number("openings", _("How many pairs of hand and salt must you hash at most, to read its hand?")),),
        )

    def check(self, puzzle: Duel, move: Move) -> Checked:
        given, right = int(move["openings"]), len(HANDS) * 10**puzzle.digits
        says = {
            right: _("Three hands, each with every salt."),
            10**puzzle.digits: _("That many salts. And each may stand behind any of three hands."),
            len(HANDS) * 10 * puzzle.digits: _("Each digit has ten possibilities, for each one of the others."),
        }.get(given, _("Count the salts first: ten for each digit, multiplied. Then the hands."))
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Duel) -> Asked:
        return Asked(
            _("Read in a few seconds"),
            (_("A phone does a million a second. A real salt has about 39 digits: nobody can list them."),),
            button=_("See the result"),
        )

    def solve(self, puzzle: Duel) -> Move:
        return {"openings": str(len(HANDS) * 10**puzzle.digits)}


class CommitReveal(PartsModel[Duel]):
    name = "commit_reveal"
    proves = gettext_lazy("Fixed a choice before it was shown, and caught a false opening: %(right)d of %(of)d right.")
    parts = (ShowFirst(), NoSalt(), CatchIt(), Cheat(), HowLongASalt())

    def draw_puzzle(self, random: Random, options: Options) -> Duel:
        return draw_duel(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Duel]], Move]]:
        return {
            "sends what the machine holds": lambda run: self.but(run, answer=run.puzzle.bare),
            "believes what it was told": lambda run: self.but(run, held=run.puzzle.claimed),
            "takes a hash that only begins alike": lambda run: self.but(run, salt=str(run.puzzle.near)),
            "forgets the hands": lambda run: self.but(run, openings=str(10**run.puzzle.digits)),
        }


def _winners() -> dict[str, str]:
    return {"me": _("I do"), _MACHINE: _("The machine"), "luck": _("That is a matter of luck")}


def _hand(name: str, label: str) -> Choice:
    return Choice(name, label, [(hand, _words(hand)) for hand in HANDS])


def _words(hand: str) -> str:
    return {"rock": _("rock"), "paper": _("paper"), "scissors": _("scissors")}[hand]


def _round(number: int) -> str:
    return _("Round %(number)d") % {"number": number}


def _both(opening: tuple[int, str]) -> str:
    return _("round %(number)d, %(hand)s") % {"number": opening[0] + 1, "hand": _words(opening[1])}
