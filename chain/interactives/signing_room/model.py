"""The model `signing_room`: sign or refuse, and say which line decided it. A refused trap counts like a good yes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.interactives.signing_room.kinds import KINDS, draw_room
from chain.interactives.signing_room.window import NOTHING, SITE, Window, deciding_lines, for_page, lines_of
from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.screen import Choice, Move, Screen, Verdict

SIGN: Final = "sign"
REFUSE: Final = "refuse"
_MARK: Final = re.compile(r"0x[0-9a-fA-F]{40,}|Nonce: \w+")
_PICTURE: Final = "chain/interactives/_signing_room.html"

# Points of a window: for the right decision with its line, for the decision alone, and for a trap that was signed.
_FULL, _HALF, _SIGNED_A_TRAP = 2, 1, -2


@dataclass(frozen=True, slots=True)
class Decision:
    answer: str
    line: str


@dataclass(frozen=True, slots=True)
class Room:
    """`is_told`: the last decision is being looked at."""

    windows: tuple[Window, ...]
    decisions: tuple[Decision, ...] = ()
    is_told: bool = False

    @property
    def place(self) -> int:
        """Of the window that is looked at."""
        return len(self.decisions) - self.is_told

    @property
    def window(self) -> Window:
        return self.windows[self.place]


class SigningRoom(InteractiveModel[Room]):
    name = "signing_room"
    proves = gettext_lazy("Signed or refused wallet windows as they should be: %(right)d of %(of)d.")
    options = {
        "kinds": {"type": "array", "items": {"enum": sorted(KINDS)}, "minItems": 1, "uniqueItems": True},
        "windows": {"type": "integer", "minimum": 4, "maximum": 24},
    }
    defaults = {"kinds": tuple(KINDS), "windows": 6}

    def draw(self, random: Random, options: Options) -> Room:
        return Room(draw_room(random, tuple(options["kinds"]), options["windows"]))

    def show(self, state: Room) -> Screen:
        window, place = state.window, state.place
        number, total = place + 1, len(state.windows)
        if state.is_told:
            button = _("Next window") if number < total else _("See the result")
            told = _told(window, state.decisions[-1])
            return Screen(told.title, number, total, button, picture=_PICTURE, shown=for_page(window), verdict=told)
        return Screen(
            _("Sign or refuse?"),
            number,
            total,
            _("That is my decision"),
            paragraphs=(window.story,),
            picture=_PICTURE,
            shown=for_page(window),
            fields=(
                Choice("answer", _("What do you do?"), [(REFUSE, _("Refuse")), (SIGN, _("Sign"))]),
                Choice("line", _("Which line decided it?"), list(lines_of(window).items())),
            ),
        )

    def apply(self, state: Room, move: Move) -> Room:
        if state.is_told:
            return replace(state, is_told=False)
        decision = Decision(move["answer"], move["line"])
        return replace(state, decisions=(*state.decisions, decision), is_told=True)

    def is_over(self, state: Room) -> bool:
        return len(state.decisions) == len(state.windows) and not state.is_told

    def judge(self, state: Room) -> Outcome:
        decided = list(zip(state.windows, state.decisions, strict=True))
        points = max(0, sum(_points(window, decision) for window, decision in decided))
        return Outcome(100 * points // (_FULL * len(decided)), [_finding(*each) for each in decided])

    def solve(self, state: Room) -> Move:
        if state.is_told:
            return {}
        return {"answer": _right_answer(state.window), "line": deciding_lines(state.window)[0]}

    def blunders(self) -> Mapping[str, Callable[[Room], Move]]:
        return {
            "refuses whatever comes": lambda room: self._always(room, REFUSE, SITE),
            "signs whatever comes": lambda room: self._always(room, SIGN, NOTHING),
            "looks at no line": lambda room: self._always(room, _right_answer(room.window), NOTHING),
            "takes each for the other": lambda room: self._always(room, _wrong_answer(room.window), NOTHING),
        }

    def hidden(self, state: Room) -> list[str]:
        """What the next windows ask for, and before a decision also what there is to say of it."""
        later = {mark for window in state.windows[state.place + 1 :] for mark in _marks(window)}
        told = [] if state.is_told else [state.window.reason]
        return [*sorted(later.difference(_marks(state.window))), *told]

    def _always(self, room: Room, answer: str, line: str) -> Move:
        return {} if room.is_told else {"answer": answer, "line": line}


def _marks(window: Window) -> set[str]:
    """Addresses, hashes and numbers used once, by which the window is known again wherever it stands."""
    return set(_MARK.findall(f"{window.request.params} {window.known}")) - {window.context.account}


def _right_answer(window: Window) -> str:
    return REFUSE if window.is_trap else SIGN


def _wrong_answer(window: Window) -> str:
    return SIGN if window.is_trap else REFUSE


def _points(window: Window, decision: Decision) -> int:
    if decision.answer != _right_answer(window):
        return _SIGNED_A_TRAP if window.is_trap else 0
    return _FULL if decision.line in deciding_lines(window) else _HALF


def _told(window: Window, decision: Decision) -> Verdict:
    is_right = decision.answer == _right_answer(window)
    if window.is_trap:
        title = _("Refused, and rightly so.") if is_right else _("You signed a trap.")
    else:
        title = _("Signed, and rightly so.") if is_right else _("You could have signed this one.")
    says = window.reason
    if is_right and decision.line not in deciding_lines(window):
        says += " " + _("The line that shows it: “%(line)s”.") % {"line": _best_line(window)}
    return Verdict(is_right, title, says)


def _finding(window: Window, decision: Decision) -> Finding:
    is_right = _points(window, decision) == _FULL
    given = _in_words(decision.answer, lines_of(window)[decision.line])
    wanted = given if is_right else _in_words(_right_answer(window), _best_line(window))
    return Finding(window.story, is_right, wanted, given, window.reason)


def _best_line(window: Window) -> str:
    return lines_of(window)[deciding_lines(window)[0]]


def _in_words(answer: str, line: str) -> str:
    words: dict[str, Any] = {SIGN: _("Sign"), REFUSE: _("Refuse")}
    return f"{words[answer]}. {line}"
