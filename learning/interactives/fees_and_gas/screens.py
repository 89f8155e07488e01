"""The screens of the lesson on fees, one for each transaction, and the picture of what came of it."""

from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from learning.interactives.fees_and_gas.puzzle import Fate, Job
from learning.interactives.fees_and_gas.state import STEPS, Sent, State
from learning.interactives.fees_and_gas.words import action_words, job_facts, receipt_facts
from learning.interactives.screen import Field, Number, Screen
from learning.interactives.wording import grouped

_TANK = "learning/interactives/_gas_tank.html"
_QUEUE = "learning/interactives/_fee_queue.html"
_PICTURES = (_TANK, _QUEUE, "learning/interactives/_tank_and_queue.html")
# Width of the drawn tank; the scale ends at twice the estimate.
_WIDTH = 320


def show_job(state: State) -> Screen:
    job = state.job
    titles = (_("Choose a limit"), _("Choose a tip"), _("Now both"))
    return Screen(
        title=titles[state.step],
        number=state.step + 1,
        total=STEPS,
        button=_("Go on") if state.is_told else _("Send it"),
        paragraphs=() if state.is_told else _paragraphs(state.step, job),
        facts=() if state.is_told else job_facts(job),
        picture=_PICTURES[state.step],
        shown=_picture(job, state.sent, is_told=state.is_told),
        fields=() if state.is_told else _fields(job),
        verdict=state.verdict,
    )


def show_receipt(state: State) -> Screen:
    receipt = state.receipt
    names = {"action": action_words(receipt.action), "coin": receipt.network.coin}
    field = Number(
        "fee",
        _("What was the fee?"),
        unit=receipt.network.coin,
        help=_("One per cent more or less is fine."),
        is_whole=False,
        most=Fraction(10**6),
    )
    return Screen(
        title=_("Say the fee before you see it"),
        number=STEPS,
        total=STEPS,
        button=_("Show me"),
        paragraphs=(
            _(
                "Somebody used a contract to %(action)s. It got in and went well. Everything about it is here but the "
                "fee. Paper or a calculator is fine."
            )
            % names,
        ),
        facts=receipt_facts(receipt),
        fields=(field,),
        verdict=state.verdict,
    )


def _paragraphs(step: int, job: Job) -> tuple[str, ...]:
    names = {"action": action_words(job.action), "room": job.room}
    if step == 0:
        return (
            _(
                "On Hedera you want to %(action)s. Your wallet tried it out first, without sending it. When it really "
                "runs it may use up to a tenth more gas: others use the same contract meanwhile."
            )
            % names,
            _(
                "The price is fixed. It comes from a list and is the same for all. What you choose is the limit: the "
                "most gas this may use. The fee is the gas that is used times the price. But the wallet must hold "
                "limit times price when you send."
            )
            % names,
        )
    if step == 1:
        return (
            _(
                "On Ethereum you want to %(action)s. A block has little room: here for %(room)d more, and these others "
                "wait for it, too. Who offers the highest tip gets in first. Of two who offer the same, the first to "
                "come wins, and you come last."
            )
            % names,
            _("Everybody pays the base price for each gas. What you choose is the tip on top.") % names,
        )
    return (
        _(
            "On Ethereum you want to %(action)s. This time limit and tip are both yours to choose. The test run may be "
            "up to a tenth too low, there is room for %(room)d, and the wallet must hold limit × (base price + tip)."
        )
        % names,
    )


def _fields(job: Job) -> tuple[Field, ...]:
    fields: list[Field] = []
    if not job.limit:
        fields.append(Number("limit", _("Gas limit"), unit=_("gas"), most=Fraction(1_000_000_000)))
    if job.offers:
        fields.append(Number("tip", _("Tip for one gas"), unit=job.network.unit, most=Fraction(1_000_000)))
    return tuple(fields)


def _picture(job: Job, sent: Sent | None, *, is_told: bool) -> dict[str, Any]:
    return _tank(job, sent, is_told=is_told) | _queue(job, sent)


def _tank(job: Job, sent: Sent | None, *, is_told: bool) -> dict[str, Any]:
    scale = 2 * job.estimate
    shown: dict[str, Any] = {"estimate_at": _WIDTH // 2, "tenth_wide": _WIDTH // 20, "estimate": grouped(job.estimate)}
    if sent and not job.limit:
        shown |= {"limit": grouped(sent.limit), "limit_at": min(_WIDTH, _WIDTH * sent.limit // scale)}
        shown["is_burst"] = sent.fate == Fate.OUT_OF_GAS
        if is_told:
            shown |= {"used": grouped(job.used), "used_wide": _WIDTH * job.used // scale}
    return shown


def _queue(job: Job, sent: Sent | None) -> dict[str, Any]:
    """The others in the order they came, and once there is a tip, all in the order of their tips."""
    if sent is None or sent.fate in (Fate.TOO_SMALL, Fate.TOO_DEAR):
        rows = [{"tip": tip, "who": str(number)} for number, tip in enumerate(job.offers, start=1)]
        return {"offers": rows, "highest": max(job.offers, default=1)}
    everybody = [*((tip, str(number)) for number, tip in enumerate(job.offers, start=1)), (sent.tip, "")]
    # Sorting keeps who came first before who offers the same.
    ranked = sorted(everybody, key=lambda offer: -offer[0])
    rows = [
        {"tip": tip, "who": who, "is_in": place < job.room, "is_yours": not who}
        for place, (tip, who) in enumerate(ranked)
    ]
    return {"offers": rows, "highest": ranked[0][0] or 1, "is_ranked": True}
