"""The model `fees_and_gas`: three transactions to send, each until it gets in without failing and without paying too
much, then a fee to predict. Three tries each, two for the prediction; a step that is not solved ends the attempt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.interactives.fees_and_gas.puzzle import (
    Fate,
    draw_actions,
    draw_limit_job,
    draw_receipt,
    draw_tip_job,
    draw_whole_job,
    judge_sending,
)
from learning.interactives.fees_and_gas.screens import show_job, show_receipt
from learning.interactives.fees_and_gas.state import PREDICTION, STEPS, Sent, State
from learning.interactives.fees_and_gas.words import (
    action_words,
    expected_of,
    given_to,
    how_the_fee_comes,
    is_near,
    verdict_on,
    verdict_on_guess,
)
from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.reading import in_digits
from learning.interactives.screen import Move, Screen
from learning.interactives.wording import grouped

# Per cent that each mistake takes away, as long as every step is solved.
_PER_MISTAKE: Final = 2
_FAR_TOO_MUCH_GAS: Final = "15000000"


class FeesAndGas(InteractiveModel[State]):
    name = "fees_and_gas"
    proves = gettext_lazy("Set limits and fees for transactions of their own: %(right)d of %(of)d right.")

    def draw(self, random: Random, options: Options) -> State:
        first, second, third = draw_actions(random, 3)
        jobs = (draw_limit_job(random, first), draw_tip_job(random), draw_whole_job(random, second))
        return State(jobs, draw_receipt(random, third))

    def show(self, state: State) -> Screen:
        return show_receipt(state) if state.step == PREDICTION else show_job(state)

    def apply(self, state: State, move: Move) -> State:
        if state.is_told:
            return replace(state, step=state.step + 1, tries=0, is_told=False, sent=None, verdict=None)
        return self._predict(state, move) if state.step == PREDICTION else self._send(state, move)

    def is_over(self, state: State) -> bool:
        return state.is_over

    def judge(self, state: State) -> Outcome:
        solved = sum(finding.is_right for finding in state.findings)
        return Outcome(max(0, 100 * solved // STEPS - _PER_MISTAKE * state.mistakes), list(state.findings))

    def solve(self, state: State) -> Move:
        if state.is_told:
            return {}
        if state.step == PREDICTION:
            return {"fee": in_digits(Fraction(state.receipt.fee, 10**state.receipt.network.digits))}
        return self._typed(state, limit=str(state.job.used), tip=str(state.job.lowest_tip))

    def blunders(self) -> Mapping[str, Callable[[State], Move]]:
        return {
            "copies the test run": lambda state: self._but(state, limit=str(state.job.estimate)),
            "takes far too high a limit": lambda state: self._but(state, limit=_FAR_TOO_MUCH_GAS),
            "offers no tip": lambda state: self._but(state, tip="0"),
            "offers more than everybody": lambda state: self._but(state, tip=str(max(state.job.offers, default=0) + 9)),
            "multiplies the limit": self._multiply_the_limit,
        }

    def hidden(self, state: State) -> list[str]:
        if state.step == PREDICTION:
            return [state.receipt.network.amount(state.receipt.fee).split()[0], str(state.receipt.fee)]
        if state.is_told or state.job.limit:
            return []
        return [grouped(state.job.used), str(state.job.used)]

    def _send(self, state: State, move: Move) -> State:
        job = state.job
        limit, tip = int(move.get("limit", job.limit)), int(move.get("tip", 0))
        fate = judge_sending(job, limit=limit, tip=tip)
        verdict = verdict_on(job, fate, limit=limit, tip=tip, tries_left=state.tries_left)
        state = replace(state, sent=Sent(limit, tip, fate), verdict=verdict)
        finding = Finding(
            action_words(job.action),
            verdict.is_right,
            expected_of(job),
            given_to(job, limit=limit, tip=tip),
            verdict.says,
        )
        if fate == Fate.FINE:
            return replace(state, is_told=True, findings=(*state.findings, finding))
        return self._after_a_mistake(state, finding)

    def _predict(self, state: State, move: Move) -> State:
        receipt, guess = state.receipt, Fraction(move["fee"])
        is_right = is_near(receipt.network.in_units(guess), Fraction(receipt.fee))
        verdict = None if is_right else verdict_on_guess(receipt, guess, tries_left=state.tries_left)
        finding = Finding(
            _("the fee, before it was shown"),
            is_right,
            how_the_fee_comes(receipt),
            f"{move['fee']} {receipt.network.coin}",
            verdict.says if verdict else "",
        )
        if is_right:
            return replace(state, findings=(*state.findings, finding), is_over=True)
        return self._after_a_mistake(replace(state, verdict=verdict), finding)

    def _after_a_mistake(self, state: State, finding: Finding) -> State:
        if state.tries_left:
            return replace(state, tries=state.tries + 1, mistakes=state.mistakes + 1)
        return replace(state, mistakes=state.mistakes + 1, findings=(*state.findings, finding), is_over=True)

    def _typed(self, state: State, *, limit: str, tip: str) -> Move:
        return {field.name: {"limit": limit, "tip": tip}[field.name] for field in show_job(state).fields}

    def _but(self, state: State, **typed: str) -> Move:
        """The right move, but for `typed` where that is asked."""
        right = self.solve(state)
        return {name: typed.get(name, value) for name, value in right.items()}

    def _multiply_the_limit(self, state: State) -> Move:
        if state.step != PREDICTION:
            return self.solve(state)
        receipt = state.receipt
        dearest = receipt.limit * (receipt.price + receipt.tip)
        return {"fee": in_digits(Fraction(dearest, 10**receipt.network.digits))}
