"""The model `transaction_path`: seven stages to put in order, with three tries, then five cases with three decisions
and one try each. A case is told right after it was decided, and counts when all three were right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.screen import Choice, Move, Order, Screen, Verdict
from learning.interactives.transaction_path.cases import (
    AGAINS,
    COSTS,
    FAMILIES,
    Case,
    again_words,
    cost_words,
    draw_case,
    explanation_of,
    story_of,
    title_of,
)
from learning.interactives.transaction_path.stages import STAGES, STOPS, path_until, stop_words, why_not

TRIES: Final = 3
# Per cent that each wrong try at the order takes away.
PER_TRY: Final = 1
DECISIONS: Final = ("stop", "cost", "again")


@dataclass(frozen=True, slots=True)
class State:
    """`step` 0 is the order, each later one a case; `is_told`: it was decided, and one reads how it went."""

    offered: tuple[str, ...]
    cases: tuple[Case, ...]
    step: int = 0
    wrong_orders: int = 0
    given: tuple[str, ...] = ()
    is_over: bool = False
    verdict: Verdict | None = None
    is_told: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def case(self) -> Case:
        return self.cases[self.step - 1]


class TransactionPath(InteractiveModel[State]):
    name = "transaction_path"
    proves = gettext_lazy("Followed transactions through every stage: %(right)d of %(of)d right.")

    def draw(self, random: Random, options: Options) -> State:
        right = list(STAGES)
        offered = right
        while offered == right:
            offered = random.sample(right, len(right))
        families = random.sample(FAMILIES, len(FAMILIES))
        return State(tuple(offered), tuple(draw_case(random, family) for family in families))

    def show(self, state: State) -> Screen:
        total = len(state.cases) + 1
        if state.step == 0:
            return _show_order(state, total)
        if state.is_told:
            return _show_told(state, total)
        return _show_case(state, total)

    def apply(self, state: State, move: Move) -> State:
        if state.step == 0:
            return _put_in_order(state, move["order"])
        if state.is_told:
            is_last = state.step == len(state.cases)
            step = state.step if is_last else state.step + 1
            return replace(state, step=step, is_over=is_last, is_told=False, verdict=None)
        return _decide(state, move)

    def is_over(self, state: State) -> bool:
        return state.is_over

    def judge(self, state: State) -> Outcome:
        right = sum(finding.is_right for finding in state.findings)
        score = 100 * right // (len(state.cases) + 1) - PER_TRY * state.wrong_orders
        return Outcome(max(0, score), list(state.findings))

    def solve(self, state: State) -> Move:
        if state.step == 0:
            return {"order": list(STAGES)}
        return {} if state.is_told else dict(state.case.right)

    def blunders(self) -> Mapping[str, Callable[[State], Move]]:
        return {
            "takes the order as offered": lambda state: self._but(state, order=list(state.offered)),
            "thinks that every failure is free": lambda state: self._but(state, cost="nothing", stop="checked"),
            "thinks that every failure costs the fee": lambda state: self._but(state, cost="fee", stop="executed"),
            "always sends the same again": lambda state: self._but(state, again="same", stop="handed"),
            "takes every case for done": lambda state: self._but(state, stop="none", cost="all", again="done"),
        }

    def hidden(self, state: State) -> list[str]:
        return [] if state.step == 0 or state.is_told else [explanation_of(state.case)]

    def _but(self, state: State, **given: Any) -> Move:
        return {name: given.get(name, value) for name, value in self.solve(state).items()}


def _show_order(state: State, total: int) -> Screen:
    items = [(stage, str(STAGES[stage])) for stage in state.offered]
    return Screen(
        title=_("Put the stages in order"),
        number=1,
        total=total,
        button=_("Check the order"),
        paragraphs=(
            _("You have typed an amount and an address, and you press “Send”. What happens, one after the other?"),
        ),
        fields=(Order("order", _("From first to last"), items, given=state.given),),
        verdict=state.verdict,
    )


def _show_case(state: State, total: int) -> Screen:
    return Screen(
        title=title_of(state.case),
        number=state.step + 1,
        total=total,
        button=_("Decide"),
        paragraphs=(story_of(state.case),),
        fields=(
            Choice("stop", _("Where does it stop?"), [(stop, stop_words(stop)) for stop in STOPS]),
            Choice("cost", _("What does it cost you?"), [(cost, cost_words(cost)) for cost in COSTS]),
            Choice("again", _("Should you send again?"), [(again, again_words(again)) for again in AGAINS]),
        ),
        verdict=state.verdict,
    )


def _show_told(state: State, total: int) -> Screen:
    is_last = state.step == len(state.cases)
    return Screen(
        title=title_of(state.case),
        number=state.step + 1,
        total=total,
        button=_("See the result") if is_last else _("Next case"),
        paragraphs=(story_of(state.case),),
        facts=[
            (_("It costs"), cost_words(state.case.right["cost"])),
            (_("Again?"), again_words(state.case.right["again"])),
        ],
        picture="learning/interactives/_path.html",
        shown={"stages": path_until(state.case.right["stop"])},
        verdict=state.verdict,
    )


def _put_in_order(state: State, given: list[str]) -> State:
    right = list(STAGES)
    is_right = given == right
    tries_left = TRIES - state.wrong_orders - 1
    finding = Finding(_("the stages in order"), is_right, _in_words(right), _in_words(given), "")
    if is_right:
        verdict = Verdict(True, _("That is the way it goes."), _("Now see what happens when something is in its way."))
        return replace(state, step=1, verdict=verdict, findings=(*state.findings, finding))
    place = next(place for place, (one, other) in enumerate(zip(given, right, strict=True)) if one != other)
    names = {"place": place + 1, "stage": STAGES[given[place]]}
    # Of a stage that came too early, what it needs; of the first one, what it is that everything needs.
    says = why_not(given[place]) if place else why_not(right[0])
    verdict = Verdict(False, _("Place %(place)d is not “%(stage)s”.") % names, says)
    if not tries_left:
        return replace(state, findings=(*state.findings, replace(finding, says=says)), is_over=True)
    left = ngettext("You have %(count)d try left.", "You have %(count)d tries left.", tries_left)
    verdict = replace(verdict, says=f"{says} {left % {'count': tries_left}}")
    return replace(state, wrong_orders=state.wrong_orders + 1, given=tuple(given), verdict=verdict)


def _decide(state: State, move: Move) -> State:
    case = state.case
    wrong = [name for name in DECISIONS if move[name] != case.right[name]]
    explanation = explanation_of(case)
    finding = Finding(title_of(case), not wrong, _decision_words(case.right), _decision_words(move), explanation)
    title = _("All three right.") if not wrong else _not_right(wrong)
    verdict = Verdict(not wrong, title, explanation)
    return replace(state, is_told=True, verdict=verdict, findings=(*state.findings, finding))


def _not_right(wrong: list[str]) -> str:
    names = {"stop": _("where it stops"), "cost": _("what it costs"), "again": _("sending again")}
    return _("Not right: %(what)s.") % {"what": ", ".join(names[name] for name in wrong)}


def _in_words(stages: list[str]) -> str:
    return " → ".join(str(STAGES[stage]) for stage in stages)


def _decision_words(decisions: Mapping[str, str]) -> str:
    names = {
        "stop": stop_words(decisions["stop"]),
        "cost": cost_words(decisions["cost"]),
        "again": again_words(decisions["again"]),
    }
    return _("Stops: %(stop)s. Costs: %(cost)s. Again: %(again)s.") % names
