"""The model `merkle_proof`: collect the hashes that prove one entry, find the one of three proofs that holds, and say
how long a proof is for a long list."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.merkle_proof.tree import LEVELS, Tree, draw_tree
from learning.interactives.model import Options
from learning.interactives.parts import Asked, Checked, Part, PartsModel, Run
from learning.interactives.screen import Choice, Move, Number
from learning.interactives.wording import grouped

_TREE = "learning/interactives/_merkle_tree.html"
_CLAIMS = "learning/interactives/_merkle_claims.html"


class Collect(Part[Tree]):
    def ask(self, puzzle: Tree) -> Asked:
        labels = (_("On the floor of the entries"), _("One floor up"), _("Two floors up"))
        return Asked(
            _("Collect the proof"),
            (
                _(
                    "Eight women keep a list. Two neighbours at a time are hashed together, then "
                    "two of those, until one "
                    "hash is left: the root. You want to prove that your entry is in the list: %(entry)s."
                )
                % {"entry": puzzle.entries[puzzle.mine]},
                _("You have your own entry. Which hash do you need from others on each floor to get up to the root?"),
            ),
            picture=_TREE,
            shown=_tree(puzzle),
            fields=tuple(
                Choice(f"floor{level}", labels[level], [(one, one) for one in _offered(puzzle, level)])
                for level in range(LEVELS)
            ),
        )

    def check(self, puzzle: Tree, move: Move) -> Checked:
        given = [move[f"floor{level}"] for level in range(LEVELS)]
        right = [puzzle.partner(level) for level in range(LEVELS)]
        wrong = next((level for level in range(LEVELS) if given[level] != right[level]), None)
        if wrong is None:
            title, says = _("That is the proof."), _("Three hashes and your own entry lead up to the root.")
        elif given[wrong] == puzzle.own(wrong):
            title, says = _("Not yet."), _("%(hash)s you can work out yourself. You need the one it is joined with.")
        else:
            title, says = _("Not yet."), _("%(hash)s is not joined with yours. Look at the pairs of that floor.")
        says %= {"hash": given[wrong] if wrong is not None else ""}
        return Checked(wrong is None, title, says, ", ".join(right), ", ".join(given))

    def tell(self, puzzle: Tree) -> Asked:
        proof = [puzzle.partner(level) for level in range(LEVELS)]
        return Asked(_("Your way up to the root"), picture=_TREE, shown=_tree(puzzle, proof=proof))

    def solve(self, puzzle: Tree) -> Move:
        return {f"floor{level}": puzzle.partner(level) for level in range(LEVELS)}


class WhoseProof(Part[Tree]):
    tries = 1

    def ask(self, puzzle: Tree) -> Asked:
        return Asked(
            _("Whose proof holds?"),
            (
                _(
                    "Three women each name an entry and hand you a proof. You do not have the list, "
                    "only its root: %(root)s. "
                    "Your computer has worked out every step. One proof holds."
                )
                % {"root": puzzle.root},
            ),
            picture=_CLAIMS,
            shown={"claims": puzzle.claims},
            fields=(
                Choice("name", _("The proof that holds is from"), [(one.name, one.name) for one in puzzle.claims]),
            ),
        )

    def check(self, puzzle: Tree, move: Move) -> Checked:
        is_right = move["name"] == puzzle.honest
        says = _(
            "Only a proof that ends at the root holds. The others took true hashes, but put another amount below them."
        )
        return Checked(is_right, _("Right.") if is_right else _("No."), says, puzzle.honest, move["name"])

    def tell(self, puzzle: Tree) -> Asked:
        return Asked(
            _("The root decides"),
            (_("Nobody had to show the list, or the entries of the others. The root and a few hashes were enough."),),
        )

    def solve(self, puzzle: Tree) -> Move:
        return {"name": puzzle.honest}


class HowLong(Part[Tree]):
    def ask(self, puzzle: Tree) -> Asked:
        return Asked(
            _("A long list"),
            (_("For 8 entries a proof has 3 hashes. Each floor halves what is left."),),
            fields=(
                Number(
                    "hashes",
                    _("How many hashes has a proof in a list of %(size)s entries?") % {"size": grouped(puzzle.size)},
                    most=Fraction(10**9),
                ),
            ),
        )

    def check(self, puzzle: Tree, move: Move) -> Checked:
        given, right = int(move["hashes"]), puzzle.doublings
        if given == right:
            title, says = _("Right."), _("Twice as many entries need only one hash more.")
        elif given in (puzzle.size - 1, puzzle.size):
            title, says = _("Far fewer."), _("You do not need the others' entries, only one hash for each floor.")
        elif given == puzzle.size // 2:
            title, says = _("Far fewer."), _("Halve it again, and again, until one is left. Count how often.")
        else:
            title, says = _("No."), _("Count how often you can halve the list until one entry is left.")
        return Checked(given == right, title, says, str(right), grouped(given))

    def tell(self, puzzle: Tree) -> Asked:
        return Asked(
            _("Why phones can check blockchains"),
            (
                _(
                    "A block holds thousands of transactions. To prove one, a dozen hashes do, and "
                    "a phone can work them out."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Tree) -> Move:
        return {"hashes": str(puzzle.doublings)}


class MerkleProof(PartsModel[Tree]):
    name = "merkle_proof"
    proves = gettext_lazy("Proved one line of a long list with a few hashes: %(right)d of %(of)d right.")
    parts = (Collect(), WhoseProof(), HowLong())

    def draw_puzzle(self, random: Random, options: Options) -> Tree:
        return draw_tree(random)

    def blunders(self) -> Mapping[str, Callable[[Run[Tree]], Move]]:
        return {
            "takes her own hashes": lambda run: self.but(
                run, **{f"floor{level}": run.puzzle.own(level) for level in range(LEVELS)}
            ),
            "takes any proof": lambda run: self.but(
                run, name=next(one.name for one in run.puzzle.claims if one.name != run.puzzle.honest)
            ),
            "wants half the list": lambda run: self.but(run, hashes=str(run.puzzle.size // 2)),
        }


def _offered(puzzle: Tree, level: int) -> list[str]:
    """Up to four of a floor: the partner, one's own, and neighbours; in an order that tells nothing."""
    row = puzzle.levels[level]
    start = ((puzzle.mine >> level) & ~1) % len(row)
    near = [row[(start + place) % len(row)] for place in range(min(4, len(row)))]
    return sorted(near)


def _tree(puzzle: Tree, proof: list[str] | None = None) -> dict[str, Any]:
    floors = [
        [
            {
                "hash": one,
                "entry": puzzle.entries[place] if level == 0 else "",
                "is_own": place == puzzle.mine >> level,
                "is_proof": bool(proof) and level < LEVELS and one == puzzle.partner(level),
                "pair": place // 2 + 1,
            }
            for place, one in enumerate(row)
        ]
        for level, row in enumerate(puzzle.levels)
    ]
    for level, floor in enumerate(floors):
        for node in floor:
            node["is_own"] = node["is_own"] and (level == 0 or bool(proof))
    return {"floors": floors}
