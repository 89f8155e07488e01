"""The model `stolen_key`: find two notes with one nonce, subtract them, read the key off, sign with it, and say what
would have kept it safe."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.toy_signature.clock import BASE
from learning.interactives.toy_signature.shown import NOTES, POWERS, rows_of
from learning.interactives.toy_signature.theft import NOTES as COUNT
from learning.interactives.toy_signature.theft import Theft, draw_theft

_MOST: Final = Fraction(10**6)
_HASHED: Final = "hashed"


class Spot(Part[Theft]):
    def ask(self, puzzle: Theft) -> Asked:
        return Asked(
            _("Spot the mistake"),
            (
                _("A payment device signed four notes with one key. Its maker saved on the random numbers."),
                _("Remember: r is 4 to the power of the nonce. What do you see when a nonce is used twice?"),
            ),
            picture=NOTES,
            shown={"notes": rows_of(puzzle.notes)},
            fields=(Choice("pair", _("Which two notes share a nonce?"), list(_pairs().items())),),
        )

    def check(self, puzzle: Theft, move: Move) -> Checked:
        right, given = _pair(puzzle.twins), move["pair"]
        title = _("Seen.") if given == right else _("Not these two.")
        says = (
            _("The same r, so the same nonce.") if given == right else _("Compare their r. The text does not matter.")
        )
        return Checked(given == right, title, says, _pairs()[right], _pairs()[given])

    def tell(self, puzzle: Theft) -> Asked:
        first, second = (at + 1 for at in puzzle.twins)
        names = {"first": first, "second": second}
        return Asked(
            _("Two lines, two secrets"),
            (
                _("s of note %(first)d is k + e × x. s of note %(second)d is k + e × x, with another e.") % names,
                _("You do not know k. But it is the same in both. So subtract, and it is gone."),
            ),
        )

    def solve(self, puzzle: Theft) -> Move:
        return {"pair": _pair(puzzle.twins)}


class Subtract(Part[Theft]):
    def ask(self, puzzle: Theft) -> Asked:
        first, second = puzzle.twins
        names = {"first": first + 1, "second": second + 1, "q": puzzle.clock.q}
        return Asked(
            _("Subtract"),
            (
                _("Take note %(second)d from note %(first)d: s from s, and e from e.") % names,
                _("If a result is below zero, add %(q)d: the numbers go round there.") % names,
            ),
            picture=NOTES,
            shown={"notes": [row for row in rows_of(puzzle.notes) if row["number"] - 1 in puzzle.twins]},
            fields=(
                Number("of_s", _("The difference of s"), most=_MOST),
                Number("of_e", _("The difference of e"), most=_MOST),
            ),
        )

    def check(self, puzzle: Theft, move: Move) -> Checked:
        given, right = (int(move["of_s"]), int(move["of_e"])), puzzle.difference
        if given == right:
            title, says = _("The nonce is gone."), _("What is left has only one unknown: the key.")
        elif given == _backwards(puzzle):
            title, says = _("The other way round."), _("Take the second note from the first.")
        else:
            title, says = _("Not yet."), _("The first minus the second. If that is below zero, add %(q)d.")
            says %= {"q": puzzle.clock.q}
        return Checked(given == right, title, says, _both(right), _both(given))

    def tell(self, puzzle: Theft) -> Asked:
        of_s, of_e = puzzle.difference
        return Asked(
            _("One line is left"),
            (_("%(of_e)d times the key is %(of_s)d, on the clock of %(q)d.") % _names(puzzle),),
            facts=[(_("Difference of s"), str(of_s)), (_("Difference of e"), str(of_e))],
        )

    def solve(self, puzzle: Theft) -> Move:
        return {"of_s": str(puzzle.difference[0]), "of_e": str(puzzle.difference[1])}


class ReadKey(Part[Theft]):
    def ask(self, puzzle: Theft) -> Asked:
        of_e = puzzle.difference[1]
        return Asked(
            _("Read the key"),
            (
                _("%(of_e)d times the key is %(of_s)d, on the clock of %(q)d. Here is every key there may be.")
                % _names(puzzle),
            ),
            picture=POWERS,
            shown={"cells": [{"label": f"{of_e} × {key}", "value": value} for key, value in puzzle.multiples]},
            fields=(Number("key", _("What is the private key?"), most=_MOST),),
        )

    def check(self, puzzle: Theft, move: Move) -> Checked:
        given, right = int(move["key"]), puzzle.key
        if given == right:
            title, says = _("Stolen."), _("4 to its power is the public key %(public)d. It is the right one.")
            says %= {"public": puzzle.clock.power(puzzle.key)}
        else:
            title, says = _("Not this one."), _("Find %(of_s)d behind an equals sign. The key stands before it.")
            says %= _names(puzzle)
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Theft) -> Asked:
        return Asked(
            _("It works with large numbers, too"),
            (
                _("You needed no table of powers, and no guess. A phone divides numbers of 77 digits at once."),
                _("So one nonce used twice gives any key away, however long it is."),
            ),
        )

    def solve(self, puzzle: Theft) -> Move:
        return {"key": str(puzzle.key)}


class SignAsThief(Part[Theft]):
    def ask(self, puzzle: Theft) -> Asked:
        note = puzzle.stolen
        return Asked(
            _("What a thief does next"),
            (_("Now sign a note that the owner never saw. s = k + e × x, on the clock of %(q)d.") % _names(puzzle),),
            facts=[
                (_("The note"), note.text),
                (_("A new nonce k"), str(puzzle.nonce)),
                (_("The hash e"), str(note.e)),
                (_("The stolen key x"), str(puzzle.key)),
            ],
            fields=(Number("s", _("What is s?"), most=_MOST),),
        )

    def check(self, puzzle: Theft, move: Move) -> Checked:
        given, right = int(move["s"]), puzzle.stolen.s
        whole = puzzle.nonce + puzzle.stolen.e * puzzle.key
        if given == right:
            title, says = _("Signed."), _("Every check in the world will say that the owner signed it.")
        elif given == whole:
            title, says = _("Not yet."), _("That is the sum. Now take %(q)d away, again and again.") % _names(puzzle)
        else:
            title, says = _("Not yet."), _("First e × x, then add k. Then take %(q)d away as often as you can.")
            says %= _names(puzzle)
        return Checked(given == right, title, says, str(right), str(given))

    def tell(self, puzzle: Theft) -> Asked:
        note = puzzle.stolen
        return Asked(
            _("Nobody can tell"),
            (
                _("Both sides of the check are %(side)d. The note cost its owner everything.")
                % {"side": pow(BASE, note.s, puzzle.clock.p)},
            ),
            picture=NOTES,
            shown={"notes": rows_of([note])},
        )

    def solve(self, puzzle: Theft) -> Move:
        return {"s": str(puzzle.stolen.s)}


class WhatHelps(Part[Theft]):
    tries = 1

    def ask(self, puzzle: Theft) -> Asked:
        return Asked(
            _("What would have helped?"),
            (_("The maker wants to mend the device. It has no good source of chance."),),
            fields=(Choice("mend", _("How shall it choose its nonces?"), list(_mends().items())),),
        )

    def check(self, puzzle: Theft, move: Move) -> Checked:
        is_right = move["mend"] == _HASHED
        says = _("A hash of key and note is secret, and another one for each note. It needs no chance at all.")
        title = _("Mended.") if is_right else _("No.")
        return Checked(is_right, title, says, _mends()[_HASHED], _mends()[move["mend"]])

    def tell(self, puzzle: Theft) -> Asked:
        return Asked(
            _("How wallets do it today"),
            (_("This rule is called RFC 6979. Ed25519 keys have it built in."),),
            button=_("See the result"),
        )

    def solve(self, puzzle: Theft) -> Move:
        return {"mend": _HASHED}


class StolenKey(PartsModel[Theft]):
    name = "stolen_key"
    proves = gettext_lazy("Worked out a key from two signatures with one nonce: %(right)d of %(of)d right.")
    parts = (Spot(), Subtract(), ReadKey(), SignAsThief(), WhatHelps())

    def draw_puzzle(self, random: Random, options: Options) -> Theft:
        return draw_theft(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Theft]], Move]]:
        return {
            "takes any two notes": lambda run: self.but(
                run, pair=next(pair for pair in _pairs() if pair != _pair(run.puzzle.twins))
            ),
            "does not go round": lambda run: self.but(
                run, **dict(zip(("of_s", "of_e"), _distances(run.puzzle), strict=True))
            ),
            "takes the difference for the key": lambda run: self.but(run, key=str(run.puzzle.difference[0])),
            "forgets to go round": lambda run: self.but(
                run, s=str(run.puzzle.nonce + run.puzzle.stolen.e * run.puzzle.key)
            ),
            "hides a fixed number": lambda run: self.but(run, mend="fixed"),
        }


def _names(puzzle: Theft) -> dict[str, int]:
    of_s, of_e = puzzle.difference
    return {"of_s": of_s, "of_e": of_e, "q": puzzle.clock.q}


def _pairs() -> dict[str, str]:
    return {
        _pair(both): _("Notes %(one)d and %(other)d") % {"one": both[0] + 1, "other": both[1] + 1}
        for both in combinations(range(COUNT), 2)
    }


def _pair(both: tuple[int, int]) -> str:
    return f"{both[0] + 1}-{both[1] + 1}"


def _both(pair: tuple[int, int]) -> str:
    return _("s: %(of_s)d, e: %(of_e)d") % {"of_s": pair[0], "of_e": pair[1]}


def _distances(puzzle: Theft) -> tuple[str, str]:
    first, second = (puzzle.notes[at] for at in puzzle.twins)
    return str(abs(first.s - second.s)), str(abs(first.e - second.e))


def _backwards(puzzle: Theft) -> tuple[int, int]:
    of_s, of_e = puzzle.difference
    return -of_s % puzzle.clock.q, -of_e % puzzle.clock.q


def _mends() -> dict[str, str]:
    return {
        "time": _("By the clock: the second in which it signs"),
        "fixed": _("Always the same number, kept very secret"),
        _HASHED: _("By a hash of the private key and the note"),
        "count": _("By counting: 1, 2, 3, and so on"),
    }
