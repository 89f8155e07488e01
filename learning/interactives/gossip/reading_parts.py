"""Reading the graph: the next event, what an event knows, and through how many members it sees another."""

from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from learning.interactives.gossip.graph import MEMBERS, MOST_OF_THEM
from learning.interactives.gossip.picture import HASHGRAPH, picture_of
from learning.interactives.gossip.puzzle import Gossip
from learning.interactives.parts import Asked, Checked, Part
from learning.interactives.screen import Choice, Move, Number

NONE: Final = "none"


class NextEvent(Part[Gossip]):
    def ask(self, puzzle: Gossip) -> Asked:
        shown = puzzle.graph.after(puzzle.next_place)
        hears, tells = _ends(puzzle)
        names = _names(puzzle)
        offered = sorted({*shown.of(hears)[-2:], *shown.of(tells)[-2:]})
        labels = (_("The hash of %(hears)s's own event before"), _("The hash of the last event of %(tells)s"))
        return Asked(
            _("Write the next event"),
            (
                _(
                    "Four nodes tell each other all they know, again and again. Whoever has heard somebody writes that "
                    "down as an event. An event carries two hashes: of one's own event before, and of the last event "
                    "of the one who told."
                ),
                _("Now %(tells)s tells %(hears)s everything, and %(hears)s writes %(event)s. What does it carry?")
                % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(shown),
            fields=tuple(
                Choice(field, label % names, [(one, one) for one in offered])
                for field, label in zip(("own", "other"), labels, strict=True)
            ),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        event, names = puzzle.next_event, _names(puzzle)
        shown = puzzle.graph.after(puzzle.next_place)
        right, given = [event.own, event.other], [move["own"], move["other"]]
        if given == right:
            title, says = _("That is the event."), _("So it says who heard from whom, and when: gossip about gossip.")
        elif given == right[::-1]:
            title, says = _("The other way round."), _("%(hears)s writes it. So the first is an event by %(hears)s.")
        elif shown.member_of(given[0]) != event.member or shown.member_of(given[1]) == event.member:
            title, says = _("Not yet."), _("One is by %(hears)s, who writes, and the other by %(tells)s, who told.")
        else:
            title, says = _("Not yet."), _("There is a later one. In the picture, time runs downwards.")
        return Checked(given == right, title, says % names, ", ".join(right), ", ".join(given))

    def tell(self, puzzle: Gossip) -> Asked:
        grown = puzzle.graph.after(puzzle.next_place + 1)
        return Asked(
            _("One event more"),
            (_("The hashes cannot be made up later: who changes an event changes its hash, and all that follow."),),
            picture=HASHGRAPH,
            shown=picture_of(
                grown, asked=[puzzle.next_event.name], lit=[*puzzle.next_event.parents, puzzle.next_event.name]
            ),
        )

    def solve(self, puzzle: Gossip) -> Move:
        return {"own": puzzle.next_event.own, "other": puzzle.next_event.other}

    def hidden(self, puzzle: Gossip) -> list[str]:
        return [f">{event.name}<" for event in puzzle.graph.events[puzzle.next_place :]]


class WhatIsKnown(Part[Gossip]):
    def ask(self, puzzle: Gossip) -> Asked:
        graph, names = puzzle.graph, {"event": puzzle.asked, "member": _member_of(puzzle, puzzle.asked)}
        return Asked(
            _("What does %(member)s know?") % names,
            (
                _(
                    "The gossip went on. Follow the lines from %(event)s upwards: whatever you can get to, %(member)s "
                    "knew when writing it. Nothing else."
                )
                % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(graph, asked=[puzzle.asked]),
            fields=tuple(
                Choice(
                    f"known{number}",
                    _("At %(event)s, the last event of %(other)s that is known")
                    % {"event": puzzle.asked, "other": graph.members[member]},
                    [(NONE, _("none yet")), *((one, one) for one in graph.of(member))],
                )
                for number, member in enumerate(puzzle.strangers)
            ),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        right, given = list(self.solve(puzzle).values()), [move["known0"], move["known1"]]
        wrong = next((one for one, wanted in zip(given, right, strict=True) if one != wanted), NONE)
        names = {"event": puzzle.asked, "wrong": wrong}
        if given == right:
            title, says = _("Right."), _("The picture shows all that %(event)s knows.")
        elif wrong == NONE:
            title, says = _("More than that."), _("Follow both lines of each event, not only the upright one.")
        elif puzzle.graph.sees(puzzle.asked, wrong):
            title, says = _("Not yet."), _("%(event)s knows %(wrong)s, but a later one, too.")
        else:
            title, says = _("Not yet."), _("No line leads from %(event)s up to %(wrong)s. Nobody had told that yet.")
        return Checked(given == right, title, says % names, _listed(right), _listed(given))

    def tell(self, puzzle: Gossip) -> Asked:
        seen = [one.name for one in puzzle.graph.events if puzzle.graph.sees(puzzle.asked, one.name)]
        names = {"event": puzzle.asked}
        return Asked(
            _("Everything %(event)s knows") % names,
            (
                _("Whoever holds %(event)s can see this, too. So all know what each of them knew, without asking.")
                % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(puzzle.graph, asked=[puzzle.asked], lit=seen, says_known=True),
        )

    def solve(self, puzzle: Gossip) -> Move:
        latest = [puzzle.graph.latest_known(puzzle.asked, member) or NONE for member in puzzle.strangers]
        return {f"known{number}": name for number, name in enumerate(latest)}


class StronglySeen(Part[Gossip]):
    def ask(self, puzzle: Gossip) -> Asked:
        names = {"far": puzzle.far, "near": puzzle.near, "most": MOST_OF_THEM, "all": MEMBERS}
        return Asked(
            _("Seen through how many?"),
            (
                _(
                    "%(far)s sees %(near)s: ways lead up from the one to the other. Count the members who have an "
                    "event on any of these ways. The two ends count, too."
                )
                % names,
                _("With more than two thirds of the %(all)d members, %(far)s strongly sees %(near)s.") % names,
            ),
            picture=HASHGRAPH,
            shown=picture_of(puzzle.graph, asked=[puzzle.far, puzzle.near], says_known=True),
            fields=(
                Number("through", _("How many members?"), least=Fraction(1), most=Fraction(MEMBERS)),
                Choice("strongly", _("Does it strongly see it?"), [("yes", _("Yes")), ("no", _("No"))]),
            ),
        )

    def check(self, puzzle: Gossip, move: Move) -> Checked:
        right = puzzle.graph.through(puzzle.far, puzzle.near)
        given, is_strong = int(move["through"]), move["strongly"] == "yes"
        is_right = self.solve(puzzle) == move
        names = {"far": puzzle.far, "near": puzzle.near, "most": MOST_OF_THEM}
        if is_right:
            title, says = _("Right."), _("The ways from %(far)s up to %(near)s are marked.")
        elif given > right:
            title, says = (
                _("Fewer."),
                _("An event must lie on a way between the two, not only somewhere above."),
            )
        elif given < right:
            title, says = _("More."), _("There is more than one way up. And do not forget the two ends.")
        else:
            title, says = _("The number is right."), _("More than two thirds of four: that is %(most)d or more.")
        return Checked(is_right, title, says % names, _count(right, right >= MOST_OF_THEM), _count(given, is_strong))

    def tell(self, puzzle: Gossip) -> Asked:
        between = puzzle.graph.between(puzzle.far, puzzle.near)
        return Asked(
            _("Why through so many?"),
            (
                _(
                    "Of any two groups of more than two thirds, more than a third are in both, so somebody honest is. "
                    "What is strongly seen cannot be told one way here and another way there."
                ),
            ),
            picture=HASHGRAPH,
            shown=picture_of(puzzle.graph, asked=[puzzle.far, puzzle.near], lit=between, says_known=True),
        )

    def solve(self, puzzle: Gossip) -> Move:
        count = puzzle.graph.through(puzzle.far, puzzle.near)
        return {"through": str(count), "strongly": "yes" if count >= MOST_OF_THEM else "no"}


def _ends(puzzle: Gossip) -> tuple[int, int]:
    """Who hears, and who tells, before the next event."""
    return puzzle.next_event.member, puzzle.graph.member_of(puzzle.next_event.other)


def _names(puzzle: Gossip) -> dict[str, str]:
    hears, tells = _ends(puzzle)
    members = puzzle.graph.members
    return {"hears": members[hears], "tells": members[tells], "event": puzzle.next_event.name}


def _member_of(puzzle: Gossip, event: str) -> str:
    return puzzle.graph.members[puzzle.graph.member_of(event)]


def _listed(names: list[str]) -> str:
    return ", ".join(_("none yet") if name == NONE else name for name in names)


def _count(through: int, is_strong: bool) -> str:
    names = {"count": through}
    return (_("%(count)d, so strongly") if is_strong else _("%(count)d, so not strongly")) % names
