"""The model `sign_and_recover`: sign a sentence, find its signer, change one character, find a forgery."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.interactives.sign_and_recover.notes import Notes, draw_notes
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move

_PICTURE: Final = "chain/interactives/_signed_notes.html"
_NEEDED: Final = "text"


class SignIt(Part[Notes]):
    tries = 2

    def ask(self, puzzle: Notes) -> Asked:
        return Asked(
            _("Sign a sentence"),
            (
                _("A key was made for you, for this lesson alone. It is not the key of your wallet. Its address:"),
                puzzle.signed.claimed,
            ),
            fields=(
                Choice(
                    "sentence", _("Which sentence do you sign?"), _numbered([each.text for each in puzzle.sentences])
                ),
                Choice(
                    "needed",
                    _("What will anybody need to find out who signed it?"),
                    list(_needs().items()),
                ),
            ),
            button=_("Sign"),
        )

    def check(self, puzzle: Notes, move: Move) -> Checked:
        given = move["needed"]
        says = {
            "key": _("Whoever has the secret key can sign as you. So nobody else may ever need it."),
            "office": _("No office is asked. The address is worked out from two things that everybody may see."),
        }.get(given, _("Two things that everybody may see. You will try it now."))
        is_right, words = given == _NEEDED, _needs()
        return Checked(is_right, _("Signed.") if is_right else _("Not that."), says, words[_NEEDED], words[given])

    def tell(self, puzzle: Notes) -> Asked:
        return Asked(
            _("This is your signature"),
            (_("65 bytes, written as 130 digits. The key made them for this one sentence, and stayed where it is."),),
            picture=_PICTURE,
            shown={
                "notes": [
                    {
                        "text": puzzle.signed.text,
                        "signature": puzzle.signed.signature,
                        "claimed": puzzle.signed.claimed,
                    }
                ]
            },
        )

    def solve(self, puzzle: Notes) -> Move:
        return {"sentence": "1", "needed": _NEEDED}


class RecoverIt(Part[Notes]):
    def ask(self, puzzle: Notes) -> Asked:
        addresses = [puzzle.signed.claimed, *puzzle.others]
        return Asked(
            _("Who signed it?"),
            (
                _("Somebody finds your note. They have these two lines and nothing else, and work out an address."),
                _("Guess first: which address comes out?"),
            ),
            picture=_PICTURE,
            shown={"notes": [{"text": puzzle.signed.text, "signature": puzzle.signed.signature}]},
            fields=(
                Choice(
                    "address", _("The address that comes out"), [(each, each) for each in _mixed(puzzle, addresses)]
                ),
            ),
            button=_("Recover the address"),
        )

    def check(self, puzzle: Notes, move: Move) -> Checked:
        recovered = puzzle.signed.recovered
        is_right = move["address"] == recovered
        says = (
            _("We worked it out from the two lines: it is the address of the key that signed.")
            if is_right
            else _("That is not what comes out. Which address belongs to the key that you signed with?")
        )
        return Checked(is_right, _("Yes.") if is_right else _("No."), says, recovered, move["address"])

    def tell(self, puzzle: Notes) -> Asked:
        signed = puzzle.signed
        return Asked(
            _("The signer stands in the signature"),
            (_("This is how a site knows you without a password. It compares this address with the one you named."),),
            picture=_PICTURE,
            shown={"notes": [{"text": signed.text, "signature": signed.signature, "recovered": signed.recovered}]},
        )

    def solve(self, puzzle: Notes) -> Move:
        return {"address": puzzle.signed.claimed}


class ChangeIt(Part[Notes]):
    def ask(self, puzzle: Notes) -> Asked:
        return Asked(
            _("Change one character"),
            (
                _("Now you are the cheat. You change one character, and keep the signature as it is."),
                _("Then the address is worked out again. Guess first."),
            ),
            picture=_PICTURE,
            shown={"notes": [{"text": puzzle.signed.text, "signature": puzzle.signed.signature}]},
            fields=(
                Choice("change", _("What do you make of it?"), _numbered(list(puzzle.changes[puzzle.chosen]))),
                Choice(
                    "outcome",
                    _("What comes out this time?"),
                    list(_outcomes().items()),
                ),
            ),
            button=_("Recover the address again"),
        )

    def check(self, puzzle: Notes, move: Move) -> Checked:
        is_right = move["outcome"] == "other"
        says = (
            _("The hash of the sentence is a wholly different one, and so is the address.")
            if is_right
            else _("What is signed is the hash of the sentence. What does one changed character do to a hash?")
        )
        words = _outcomes()
        title = _("Yes.") if is_right else _("No.")
        return Checked(is_right, title, says, words["other"], words[move["outcome"]])

    def tell(self, puzzle: Notes) -> Asked:
        signed, altered = puzzle.signed, puzzle.altered
        return Asked(
            _("The signature names somebody else now"),
            (_("Nobody has the key of the new address. So the changed sentence is signed by nobody."),),
            picture=_PICTURE,
            shown={
                "notes": [
                    {
                        "text": each.text,
                        "signature": each.signature,
                        "recovered": each.recovered,
                        "is_bad": each.is_forged,
                    }
                    for each in (signed, altered)
                ]
            },
        )

    def solve(self, puzzle: Notes) -> Move:
        return {"change": "1", "outcome": "other"}

    def hidden(self, puzzle: Notes) -> list[str]:
        return [
            replace(puzzle, chosen=chosen, changed=changed).altered.recovered
            for chosen, changes in enumerate(puzzle.changes)
            for changed in range(len(changes))
        ]


class FindTheForgery(Part[Notes]):
    tries = 1

    def ask(self, puzzle: Notes) -> Asked:
        return Asked(
            _("Which note is forged?"),
            (
                _("Four notes lie on the table. Each names its signer, and we worked out each address for you."),
                _("Compare them as you would compare an address before you pay: not only both ends."),
            ),
            picture=_PICTURE,
            shown={
                "notes": [
                    {"number": number, "text": each.text, "claimed": each.claimed, "recovered": each.recovered}
                    for number, each in enumerate(puzzle.pile, start=1)
                ]
            },
            fields=(
                Choice(
                    "note",
                    _("The forged one is"),
                    [(str(place), _note(place)) for place in range(1, len(puzzle.pile) + 1)],
                ),
            ),
        )

    def check(self, puzzle: Notes, move: Move) -> Checked:
        right = puzzle.forged + 1
        is_right = int(move["note"]) == right
        return Checked(
            is_right,
            _("Caught.") if is_right else _("No."),
            _("In note %(number)d, the two addresses are not the same.") % {"number": right},
            _note(right),
            _note(int(move["note"])),
        )

    def tell(self, puzzle: Notes) -> Asked:
        bad = puzzle.pile[puzzle.forged]
        shown = {"text": bad.text, "claimed": bad.claimed, "recovered": bad.recovered, "is_bad": True}
        return Asked(
            _("The sentence or the name was changed"),
            (_("You needed no office and no secret to see it. Anybody can check, and nobody can forge."),),
            picture=_PICTURE,
            shown={"notes": [shown]},
            button=_("See the result"),
        )

    def solve(self, puzzle: Notes) -> Move:
        return {"note": str(puzzle.forged + 1)}


class SignAndRecover(PartsModel[Notes]):
    name = "sign_and_recover"
    proves = gettext_lazy("Signed, found a signer and told a forgery: %(right)d of %(of)d right.")
    parts = (SignIt(), RecoverIt(), ChangeIt(), FindTheForgery())

    def draw_puzzle(self, random: Random, options: Options) -> Notes:
        return draw_notes(random)

    def apply(self, state: Run[Notes], move: Move) -> Run[Notes]:
        """What the learner picked is a part of the puzzle from then on."""
        puzzle = state.puzzle
        if "sentence" in move:
            puzzle = replace(puzzle, chosen=int(move["sentence"]) - 1)
        if "change" in move:
            puzzle = replace(puzzle, changed=int(move["change"]) - 1)
        return super().apply(replace(state, puzzle=puzzle), move)

    def blunders(self) -> Mapping[str, Callable[[Run[Notes]], Move]]:
        return {
            "thinks that the secret key is needed": lambda run: self.but(run, needed="key"),
            "takes another address": lambda run: self.but(run, address=run.puzzle.others[0]),
            "thinks that one character does nothing": lambda run: self.but(run, outcome="same"),
            "takes the next note": lambda run: self.but(run, note=str((run.puzzle.forged + 1) % 4 + 1)),
        }


def _needs() -> dict[str, str]:
    return {
        "key": _("The sentence and the secret key"),
        _NEEDED: _("The sentence and the signature"),
        "office": _("An office that keeps a list of signatures"),
    }


def _outcomes() -> dict[str, str]:
    return {
        "same": _("The same address: it is one character only"),
        "near": _("An address that differs in one character"),
        "other": _("A wholly different address"),
    }


def _numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts, start=1)]


def _mixed(puzzle: Notes, addresses: list[str]) -> list[str]:
    return [addresses[place] for place in puzzle.order]


def _note(number: int) -> str:
    return _("Note %(number)d") % {"number": number}
