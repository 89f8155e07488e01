"""The three rounds: what to pass on, whether to vote, whether something is final."""

from typing import Any, Final, Literal

from django.utils.translation import gettext as _

from learning.interactives.parts import Asked, Checked, Part
from learning.interactives.screen import Choice, Move
from learning.interactives.seven_nodes.messages import ENOUGH, NODES, NOTHING, SOME, YOU, Network, Round
from learning.interactives.seven_nodes.ring import first_words, ring_of

RING: Final = "learning/interactives/_ring.html"
WAIT: Final = "wait"


class PassOn(Part[Network]):
    def ask(self, puzzle: Network) -> Asked:
        names = {"payer": puzzle.payer, "one": puzzle.payees[0], "two": puzzle.payees[1], **_told(puzzle, puzzle.first)}
        return Asked(
            _("What do you pass on?"),
            (
                _(
                    "%(payer)s has 100 coins and has signed two payments of 100: one to %(one)s, one to %(two)s. Only "
                    "the one that comes first counts. You and six other nodes must agree which. Two of the six lie."
                )
                % names,
                _("%(proposer)s is to propose, and tells you: %(told)s. Two others tell you: %(other)s.") % names,
            ),
            picture=RING,
            shown=ring_of(puzzle, passed=_early(puzzle), proposer=puzzle.first.proposer),
            fields=(
                Choice(
                    "pass",
                    _("What do you tell the others?"),
                    [*_orders(puzzle), (WAIT, _("Nothing before I know who is right"))],
                ),
            ),
        )

    def check(self, puzzle: Network, move: Move) -> Checked:
        right, given = puzzle.first.told, move["pass"]
        says = {
            right: _("Each passes on what the proposer told it, and nothing else. So all can compare."),
            WAIT: _("If all waited, nobody would hear anything. Passing on decides nothing yet."),
        }.get(given, _("Two say so, and two may lie. What did you hear from the proposer yourself?"))
        title = _("Passed on.") if given == right else _("No.")
        return Checked(given == right, title, says, _words(puzzle, right), _words(puzzle, given))

    def tell(self, puzzle: Network) -> Asked:
        names = {"told": first_words(puzzle, puzzle.first.told), "city": puzzle.cities[puzzle.first.proposer - 1]}
        return Asked(
            _("Seven messages"),
            (
                _(
                    "You tell all the others: “%(city)s told me: %(told)s.” They do the same. A liar may tell one node "
                    "this and another node that."
                )
                % names,
            ),
        )

    def solve(self, puzzle: Network) -> Move:
        return {"pass": puzzle.first.told}


class Vote(Part[Network]):
    """Whether to vote after all have passed on what they were told, and once votes have come, too."""

    def __init__(self, number: Literal[1, 2, 3], *, with_votes: bool) -> None:
        self.number = number
        self.with_votes = with_votes

    def ask(self, puzzle: Network) -> Asked:
        heard = _round(puzzle, self.number)
        votes = heard.votes if self.with_votes else None
        return Asked(
            self._title(),
            self._paragraphs(puzzle, heard),
            facts=_rules(),
            picture=RING,
            shown=ring_of(puzzle, passed=heard.passed, votes=votes, proposer=heard.proposer),
            fields=(
                Choice("vote", _("What do you do?"), [*_vote_choices(puzzle), (WAIT, _("Not vote yet, and wait"))]),
            ),
        )

    def _title(self) -> str:
        if self.number == 1:
            return _("Do you vote?")
        if self.number == 3:
            return _("The third round")
        return _("Votes have come. And you?") if self.with_votes else _("The second round")

    def _paragraphs(self, puzzle: Network, heard: Round) -> tuple[str, ...]:
        names = _told(puzzle, heard)
        if self.number == 1:
            return (_("Now all seven have passed on what they say they were told."),)
        if not self.with_votes:
            return (
                _("The next two payments. %(proposer)s proposes, and tells you: %(told)s. So you passed that on.")
                % names,
            )
        if self.number == 2:
            return (_("You waited. Now some of the others have voted."),)
        return (
            _("Again two payments. %(proposer)s tells you: %(told)s. You passed that on, and some have voted.") % names,
        )

    def check(self, puzzle: Network, move: Move) -> Checked:
        heard, given = _round(puzzle, self.number), move["vote"]
        right = self.solve(puzzle)["vote"]
        passed, votes = heard.passed_on(given), heard.voted(given) if self.with_votes else 0
        names = {"passed": passed, "votes": votes, "some": SOME, "enough": ENOUGH}
        if given == right:
            title, says = self._praise(right), self._why(right)
        elif given == WAIT:
            title, says = _("You would wait for ever."), _("Compare the numbers in the picture with the two rules.")
        elif votes:
            title, says = _("Too early."), _("%(votes)d vote for it. Could all of them be liars?")
        else:
            title, says = _("Too early."), _("Only %(passed)d pass it on, and liars may be among them.")
        return Checked(given == right, title, says % names, _words(puzzle, right), _words(puzzle, given))

    def _praise(self, right: str) -> str:
        return _("Right, you wait.") if right == WAIT else _("Right, you vote.")

    def _why(self, right: str) -> str:
        if self.number == 1:
            return _(
                "%(enough)d pass on the same. At most two of them lie, so at least three honest nodes were told so. "
                "Nobody can find %(enough)d for the other order: only two are left."
            )
        if right != WAIT:
            return _("%(some)d cannot all be liars. At least one honest node has seen enough, so you can follow it.")
        if self.with_votes:
            return _("Two votes may be the two liars. No honest node has seen enough.")
        return _("Neither order has %(enough)d. Another honest node may have heard something else than you.")

    def tell(self, puzzle: Network) -> Asked:
        heard = _round(puzzle, self.number)
        if self.number == 1:
            return Asked(_("You have voted"), (_("Your vote goes to all the others. Theirs are on their way."),))
        if not self.with_votes:
            return Asked(
                _("It looks bad, and is not"),
                (_("Three honest nodes were told one thing, two the other: the proposer lies. Nothing is lost yet."),),
            )
        return _ended(puzzle, heard)

    def solve(self, puzzle: Network) -> Move:
        heard = _round(puzzle, self.number)
        for value in puzzle.values:
            voted_by_some = self.with_votes and heard.voted(value) >= SOME
            if heard.passed_on(value) >= ENOUGH or voted_by_some:
                return {"vote": value}
        return {"vote": WAIT}


class IsFinal(Part[Network]):
    """The first round's votes: five of them, or one still on its way."""

    def ask(self, puzzle: Network) -> Asked:
        heard = puzzle.first
        return Asked(
            _("Is it final?"),
            (_("Once you say that an order is final, people hand over their goods for it. You cannot take it back."),),
            facts=_rules(),
            picture=RING,
            shown=ring_of(puzzle, passed=heard.passed, votes=heard.votes, proposer=heard.proposer),
            fields=(Choice("final", _("What is final?"), [*_orders(puzzle), (WAIT, _("Nothing yet"))]),),
        )

    def check(self, puzzle: Network, move: Move) -> Checked:
        heard, given, right = puzzle.first, move["final"], self.solve(puzzle)["final"]
        names = {"votes": heard.voted(given), "enough": ENOUGH, "left": NODES - ENOUGH}
        if given == right and right == WAIT:
            title, says = _("Right, wait."), _("Four votes can be two honest ones and two liars. One more is coming.")
        elif given == right:
            title, says = _("Final."), _("%(enough)d voted for it. For the other order only %(left)d are left.")
        elif given == WAIT:
            title, says = _("No."), _("Count the votes again. Two nodes may never be honest, however long you wait.")
        else:
            title, says = _("Too early."), _("%(votes)d voted for it. That is not enough.")
        return Checked(given == right, title, says % names, _words(puzzle, right), _words(puzzle, given))

    def tell(self, puzzle: Network) -> Asked:
        return _ended(puzzle, puzzle.first)

    def solve(self, puzzle: Network) -> Move:
        return {"final": puzzle.first.told if puzzle.first.is_final(puzzle.first.told) else WAIT}


def _ended(puzzle: Network, heard: Round) -> Asked:
    votes = heard.afterwards()
    final = next((value for value in puzzle.values if votes.count(value) >= ENOUGH), NOTHING)
    picture: dict[str, Any] = {
        "picture": RING,
        "shown": ring_of(puzzle, passed=heard.passed, votes=votes, proposer=heard.proposer),
    }
    names = {"order": first_words(puzzle, final), "enough": ENOUGH}
    if not final:
        says = _(
            "The proposer told some this and others that, so no honest node voted. Nothing is final, and nothing is "
            "lost: the next node proposes. A liar can cost time, but not turn the order around."
        )
        return Asked(_("No order, no harm"), (says,), **picture)
    if heard.told != final:
        says = _(
            "Final: %(order)s. Your proposer told you the other thing, and the liars backed it. All honest nodes end "
            "with the same order all the same."
        )
    else:
        says = _("Final: %(order)s. All honest nodes come to the same, whatever the two liars told them.")
    return Asked(_("All honest nodes agree"), (says % names,), **picture)


def _round(puzzle: Network, number: int) -> Round:
    return (puzzle.first, puzzle.second, puzzle.third)[number - 1]


def _told(puzzle: Network, heard: Round) -> dict[str, str]:
    return {
        "proposer": puzzle.cities[heard.proposer - 1],
        "told": first_words(puzzle, heard.told),
        "other": first_words(puzzle, puzzle.other(heard.told)),
    }


def _early(puzzle: Network) -> list[str]:
    """What was passed on before it is your turn: by those who contradict the proposer, and by the proposer."""
    heard = puzzle.first
    return [
        value if node != YOU and (value != heard.told or node == heard.proposer) else NOTHING
        for node, value in enumerate(heard.passed)
    ]


def _rules() -> list[tuple[str, str]]:
    names = {"enough": ENOUGH, "some": SOME, "nodes": NODES}
    return [
        (_("Vote for an order"), _("if %(enough)d of %(nodes)d passed it on, or %(some)d voted for it") % names),
        (_("An order is final"), _("if %(enough)d of %(nodes)d voted for it") % names),
    ]


def _orders(puzzle: Network) -> list[tuple[str, str]]:
    return [(value, first_words(puzzle, value)) for value in puzzle.values]


def _vote_choices(puzzle: Network) -> list[tuple[str, str]]:
    return [(value, _("Vote: %(order)s") % {"order": first_words(puzzle, value)}) for value in puzzle.values]


def _words(puzzle: Network, given: str) -> str:
    return _("Wait") if given == WAIT else first_words(puzzle, given)
