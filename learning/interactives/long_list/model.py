"""The model `long_list`: find the neighbour of one's name, collect ten hashes to the root, say how long proofs are,
and find the stranger whom a root that is printed too short lets in."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.long_list.roll import FLOORS, HASH_BYTES, NAMES_ON_IT, PRINTED, Roll, draw_roll
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.wording import grouped

_WAY: Final = "learning/interactives/_way_up.html"
_HASHES: Final = "learning/interactives/_hashes.html"
_LEFT: Final = "left"
_RIGHT: Final = "right"


class Neighbour(Part[Roll]):
    def ask(self, puzzle: Roll) -> Asked:
        return Asked(
            _("Who stands beside you?"),
            (
                _("A union keeps a roll of 1,000 names, at places 0 to 999. Places up to 1,023 are empty."),
                _("Two places are a pair: 0 and 1, 2 and 3, 4 and 5, and so on. Their two hashes are hashed together."),
            ),
            facts=_facts(puzzle),
            fields=(Number("place", _("Which place is in a pair with yours?"), most=Fraction(2**FLOORS)),),
        )

    def check(self, puzzle: Roll, move: Move) -> Checked:
        given, right = int(move["place"]), puzzle.neighbour
        if given == right:
            title, says = _("Right."), _("An even place has its partner to the right, an odd place to the left.")
        elif abs(given - puzzle.mine) == 1:
            title, says = _("The wrong side."), _("Pairs begin with an even number: 0 and 1, 2 and 3.")
        else:
            title, says = _("No."), _("Your partner stands next to you. Pairs begin with an even number.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Roll) -> Asked:
        return Asked(
            _("One floor up"),
            (
                _("On the next floor stands one hash for each pair. Its place is half of yours, rounded down."),
                _("Yours is at place %(place)d there. Then the same begins again: pairs, and half the place.")
                % {"place": puzzle.place_on(1)},
            ),
        )

    def solve(self, puzzle: Roll) -> Move:
        return {"place": str(puzzle.neighbour)}


class TenHashes(Part[Roll]):
    tries = 3

    def ask(self, puzzle: Roll) -> Asked:
        sides = [(_LEFT, _("Left")), (_RIGHT, _("Right"))]
        return Asked(
            _("Collect ten hashes"),
            (
                _("On each floor you need one hash: that of your partner. Is it to your left, or to your right?"),
                _("Halve your place at each floor, and round down. An odd place has its partner to the left."),
            ),
            facts=_facts(puzzle),
            fields=tuple(Choice(f"floor{floor}", _on_floor(floor), sides) for floor in range(FLOORS)),
            button=_("Collect them"),
        )

    def check(self, puzzle: Roll, move: Move) -> Checked:
        given = [move[f"floor{floor}"] for floor in range(FLOORS)]
        right = _sides(puzzle)
        wrong = next((floor for floor in range(FLOORS) if given[floor] != right[floor]), None)
        if wrong is None:
            title, says = _("You have the proof."), _("Ten hashes, and your name is proved in a list of 1,000.")
        else:
            title = _("The way goes wrong.")
            says = _("At %(floor)s. Halve your place as often as you went up. Is the result even, or odd?")
            says %= {"floor": _floor(wrong)}
        return Checked(wrong is None, title, says, _in_words(right), _in_words(given))

    def tell(self, puzzle: Roll) -> Asked:
        steps = [
            {
                "floor": _floor(floor),
                "place": puzzle.place_on(floor),
                "is_left": puzzle.is_left(floor),
                "needed": puzzle.needed(floor),
                "reached": puzzle.reached(floor),
            }
            for floor in range(FLOORS)
        ]
        return Asked(
            _("Your way up"),
            (_("Your own hash and ten others lead to the root. Nobody had to show you the other 999 names."),),
            facts=[(_("Root"), puzzle.root)],
            picture=_WAY,
            shown={"own": puzzle.floors[0][puzzle.mine], "steps": steps},
        )

    def solve(self, puzzle: Roll) -> Move:
        return {f"floor{floor}": side for floor, side in enumerate(_sides(puzzle))}

    def hidden(self, puzzle: Roll) -> list[str]:
        return [puzzle.needed(floor) for floor in range(FLOORS)]


class HowMuch(Part[Roll]):
    def ask(self, puzzle: Roll) -> Asked:
        return Asked(
            _("What it saves"),
            (
                _("A whole hash has %(bytes)d bytes. Sending all 1,000 hashes would take %(all)s bytes.")
                % {"bytes": HASH_BYTES, "all": grouped(NAMES_ON_IT * HASH_BYTES)},
            ),
            fields=(Number("bytes", _("How many bytes has your proof?"), unit=_("bytes")),),
        )

    def check(self, puzzle: Roll, move: Move) -> Checked:
        given, right = int(move["bytes"]), FLOORS * HASH_BYTES
        says = {
            right: _("That fits into a text message or two."),
            FLOORS: _("That is how many hashes. Each of them has 32 bytes."),
            NAMES_ON_IT * HASH_BYTES: _("That would be the whole floor of names. You need one hash a floor."),
        }.get(given, _("How many hashes did you collect? Each has 32 bytes."))
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Roll) -> Asked:
        return Asked(_("A hundred times less"), (_("And the longer the roll, the more it saves."),))

    def solve(self, puzzle: Roll) -> Move:
        return {"bytes": str(FLOORS * HASH_BYTES)}


class LongerRoll(Part[Roll]):
    def ask(self, puzzle: Roll) -> Asked:
        return Asked(
            _("A longer roll"),
            (_("With ten floors, a tree holds 2 × 2 × … × 2 names, ten times: 1,024. One floor more doubles that."),),
            fields=(
                Number(
                    "hashes",
                    _("How many hashes has a proof in a roll of %(names)s names?")
                    % {"names": grouped(puzzle.longer[0])},
                ),
            ),
        )

    def check(self, puzzle: Roll, move: Move) -> Checked:
        given, (names, right) = int(move["hashes"]), puzzle.longer
        in_proportion = names // NAMES_ON_IT * FLOORS
        if given == right:
            says = _("2 to the power of %(floors)d is the first that is large enough.") % {"floors": right}
        elif given == in_proportion:
            says = _("It does not grow with the roll. Each floor more holds twice as many names.")
        elif given == right - 1:
            says = _("That many floors hold only %(held)s names.") % {"held": grouped(2**given)}
        else:
            says = _("Begin with 1,024 for ten floors, and double, until all names find a place.")
        title = _("Right.") if given == right else _("No.")
        return Checked(given == right, title, says, grouped(right), grouped(given))

    def tell(self, puzzle: Roll) -> Asked:
        return Asked(_("Doubling is cheap"), (_("All people on earth would fit under 33 floors."),))

    def solve(self, puzzle: Roll) -> Move:
        return {"hashes": str(puzzle.longer[1])}


class TooShort(Part[Roll]):
    tries = 1

    def ask(self, puzzle: Roll) -> Asked:
        return Asked(
            _("Who gets in?"),
            (
                _("Now somebody prints only the first two characters of the root on the notice board."),
                _("Four strangers are not on the roll. Each made up ten hashes. Here is where their ways end."),
            ),
            facts=[(_("On the notice board"), puzzle.root[:PRINTED])],
            picture=_HASHES,
            shown={"rows": [{"name": each.name, "hash": each.end} for each in puzzle.strangers]},
            fields=(Choice("name", _("The board lets in"), [(each.name, each.name) for each in puzzle.strangers]),),
        )

    def check(self, puzzle: Roll, move: Move) -> Checked:
        is_right = move["name"] == puzzle.let_in.name
        says = _("Two characters fit by chance once in 256. Whoever may try often enough gets in.")
        title = _("A forged proof.") if is_right else _("No.")
        return Checked(is_right, title, says, puzzle.let_in.name, move["name"])

    def tell(self, puzzle: Roll) -> Asked:
        return Asked(
            _("A proof is as good as its root"),
            (
                _("The whole root is %(root)s. Compare all of it, and no stranger gets in.") % {"root": puzzle.root},
                _("Here, too, the root was cut to eight characters, so that you can read it. Real ones have 64."),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Roll) -> Move:
        return {"name": puzzle.let_in.name}


class LongList(PartsModel[Roll]):
    name = "long_list"
    proves = gettext_lazy("Proved a name in a list of 1,000 with ten hashes: %(right)d of %(of)d right.")
    parts = (Neighbour(), TenHashes(), HowMuch(), LongerRoll(), TooShort())

    def draw_puzzle(self, random: Random, options: Options) -> Roll:
        return draw_roll(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Roll]], Move]]:
        return {
            "takes the neighbour on the other side": lambda run: self.but(
                run, place=str(run.puzzle.mine + (1 if run.puzzle.mine % 2 else -1))
            ),
            "mixes up left and right": lambda run: self.but(
                run, **{f"floor{at}": _RIGHT if side == _LEFT else _LEFT for at, side in enumerate(_sides(run.puzzle))}
            ),
            "counts hashes instead of bytes": lambda run: self.but(run, bytes=str(FLOORS)),
            "thinks that a proof grows with the list": lambda run: self.but(
                run, hashes=str(run.puzzle.longer[0] // NAMES_ON_IT * FLOORS)
            ),
            "takes any stranger": lambda run: self.but(
                run, name=next(each.name for each in run.puzzle.strangers if each != run.puzzle.let_in)
            ),
        }


def _facts(puzzle: Roll) -> list[tuple[str, str]]:
    return [(_("Your place"), str(puzzle.mine)), (_("Your name on the roll"), puzzle.names[puzzle.mine])]


def _floor(floor: int) -> str:
    return _("the floor of names") if not floor else _("floor %(number)d") % {"number": floor}


def _on_floor(floor: int) -> str:
    return _("On the floor of names") if not floor else _("On floor %(number)d") % {"number": floor}


def _sides(puzzle: Roll) -> list[str]:
    return [_LEFT if puzzle.is_left(floor) else _RIGHT for floor in range(FLOORS)]


def _in_words(sides: list[str]) -> str:
    words = {_LEFT: _("left"), _RIGHT: _("right")}
    return ", ".join(words[side] for side in sides)
