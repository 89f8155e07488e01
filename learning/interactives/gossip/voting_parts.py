"""Agreeing without a message: where a round begins, how its first events vote, and what a cheat can do."""

from django.utils.translation import gettext as _

from learning.interactives.gossip.graph import MEMBERS, MOST_OF_THEM
from learning.interactives.gossip.picture import HASHGRAPH, picture_of
from learning.interactives.gossip.puzzle import Gossip
from learning.interactives.parts import Asked, Checked, Part
from learning.interactives.screen import Choice, Move


class NewRound(Part[Gossip]):
    def ask(self, puzzle: Gossip) -> Asked:
        graph, names = puzzle.graph, {"member": puzzle.graph.members[puzzle.climber], "most": MOST_OF_THEM}
        later = graph.of(puzzle.climber)[1:]
        counts = {event: [graph.through(event, first) for first in graph.witnesses(1)] for event in later}
        return Asked(
            _("Where does round 2 begin?"),
            (
                _(
                    "The first event of each member opens round 1. An event that strongly sees the first events of "
                    "more than two thirds of the members opens the next round for its own member."
                ),
                _("For the events of %(member)s the table counts through how many members each sees them.") % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(graph, asked=later, says_known=True, counts=counts),
            fields=(
                Choice("first", _("Which event of %(member)s opens round 2?") % names, [(one, one) for one in later]),
            ),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        graph, given, right = puzzle.graph, move["first"], puzzle.first_of_round
        strongly = sum(graph.strongly_sees(given, first) for first in graph.witnesses(1))
        names = {"event": given, "count": strongly, "most": MOST_OF_THEM}
        if given == right:
            title, says = (
                _("Right."),
                _("It strongly sees %(count)d of them. For the event before, it was too few."),
            )
        elif strongly < MOST_OF_THEM:
            title, says = _("Too early."), _("%(event)s strongly sees only %(count)d of them. It takes %(most)d.")
        else:
            title, says = _("Too late."), _("%(event)s sees enough, but so does one before it.")
        return Checked(given == right, title, says % names, right, given)

    def tell(self, puzzle: Gossip) -> Asked:
        return Asked(
            _("Two rounds"),
            (_("Squares are the first events of a round; they are called witnesses. All can work this out alike."),),
            picture=HASHGRAPH,
            shown=picture_of(puzzle.graph, asked=[puzzle.first_of_round], says_known=True, says_rounds=True),
        )

    def solve(self, puzzle: Gossip) -> Move:
        return {"first": puzzle.first_of_round}


class VotesUnsent(Part[Gossip]):
    def ask(self, puzzle: Gossip) -> Asked:
        names = {"event": puzzle.voted_on}
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return Asked(
            _("Votes that nobody sends"),
            (
                _(
                    "Was %(event)s known soon enough to count for round 1? The four witnesses of round 2 vote on it: "
                    "yes if one sees %(event)s, no if not. No message is sent; you read it from the graph."
                )
                % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(
                puzzle.graph,
                asked=[puzzle.voted_on, *puzzle.graph.witnesses(2)],
                says_known=True,
                says_rounds=True,
            ),
            fields=tuple(
                Choice(
                    f"vote{number}",
                    _("%(voter)s on %(event)s") % {"voter": witness, "event": puzzle.voted_on},
                    choices,
                )
                for number, witness in enumerate(puzzle.graph.witnesses(2))
            ),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        voters = puzzle.graph.witnesses(2)
        right = list(self.solve(puzzle).values())
        given = [move[f"vote{number}"] for number in range(len(voters))]
        wrong = next((voter for voter, one, other in zip(voters, given, right, strict=True) if one != other), "")
        names = {"voter": wrong, "event": puzzle.voted_on, "yes": right.count("yes")}
        if not wrong:
            title, says = _("Right."), _("%(yes)d of four vote yes. And you never asked them.")
        elif puzzle.graph.sees(wrong, puzzle.voted_on):
            title, says = _("Look again."), _("A way leads from %(voter)s up to %(event)s.")
        else:
            title, says = _("Look again."), _("Is there really a way from %(voter)s up to %(event)s?")
        return Checked(not wrong, title, says % names, _votes(voters, right), _votes(voters, given))

    def tell(self, puzzle: Gossip) -> Asked:
        graph, yes = puzzle.graph, len(puzzle.yes)
        votes = {voter: voter in puzzle.yes for voter in graph.witnesses(2)}
        if yes >= MOST_OF_THEM:
            ends = _("Three agree on yes. Once a witness of round 3 strongly sees those three, it is decided: in time.")
        elif MEMBERS - yes >= MOST_OF_THEM:
            ends = _("Three agree on no. Once a witness of round 3 strongly sees those three, it is decided: too late.")
        else:
            ends = _(
                "Two against two decides nothing. The witnesses of round 3 vote again, and so on until three agree."
            )
        return Asked(
            _("Decided by looking"),
            (
                ends,
                _(
                    "Too late is not lost: the event only counts in a later round. From the ones in time follows one "
                    "order of everything, and each node works it out alone."
                ),
            ),
            picture=HASHGRAPH,
            shown=picture_of(graph, asked=[puzzle.voted_on], votes=votes, says_known=True, says_rounds=True),
        )

    def solve(self, puzzle: Gossip) -> Move:
        voters = puzzle.graph.witnesses(2)
        return {f"vote{number}": "yes" if voter in puzzle.yes else "no" for number, voter in enumerate(voters)}


class ACheat(Part[Gossip]):
    is_prediction = True

    def ask(self, puzzle: Gossip) -> Asked:
        return Asked(
            _("And a cheat?"),
            (
                _("%(cheat)s writes two different events after the same one. %(one)s gets one, %(two)s the other.")
                % _cast(puzzle),
            ),
            fields=(Choice("outcome", _("What do you expect?"), _expectations(puzzle)),),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        is_right = move["outcome"] == "found"
        words = dict(_expectations(puzzle))
        says = _("Both are signed, and both carry the same hash of an event before. Whoever holds both sees the cheat.")
        title = _("You saw it coming.") if is_right else _("It comes out.")
        return Checked(is_right, title, says, words["found"], words[move["outcome"]])

    def tell(self, puzzle: Gossip) -> Asked:
        return Asked(
            _("Two tongues, one graph"),
            (
                _(
                    "Each goes on to tell all it knows, so soon everybody holds both. From then on neither is seen any "
                    "more. And only one of them can ever be strongly seen: for both, a third of the members would have "
                    "to cheat along."
                ),
            ),
            button=_("See the result"),
        )

    def solve(self, puzzle: Gossip) -> Move:
        return {"outcome": "found"}


def _cast(puzzle: Gossip) -> dict[str, str]:
    cheat = puzzle.climber
    one, two = [name for member, name in enumerate(puzzle.graph.members) if member != cheat][:2]
    return {"cheat": puzzle.graph.members[cheat], "one": one, "two": two}


def _expectations(puzzle: Gossip) -> list[tuple[str, str]]:
    names = _cast(puzzle)
    return [
        ("split", _("%(one)s and %(two)s end with different orders") % names),
        ("found", _("Gossip brings both to everybody, and at most one of them can count") % names),
        ("stop", _("Nothing can be decided any more until %(cheat)s is thrown out") % names),
    ]


def _votes(voters: list[str], votes: list[str]) -> str:
    words = {"yes": _("yes"), "no": _("no")}
    return ", ".join(f"{voter}: {words[vote]}" for voter, vote in zip(voters, votes, strict=True))
