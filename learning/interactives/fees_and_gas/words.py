"""What the lesson on fees says: to what is asked, and to what came of it."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.interactives.fees_and_gas.networks import Network
from learning.interactives.fees_and_gas.puzzle import LEAST_GAS, TIP_TO_SPARE, Fate, Job, Receipt
from learning.interactives.screen import Verdict
from learning.interactives.wording import grouped, in_coins


def action_words(action: str) -> str:
    return {
        "pot": _("pay into a savings pot"),
        "vote": _("vote in your savings group"),
        "ticket": _("take a ticket for a concert"),
        "swap": _("swap one token for another"),
        "name": _("register a name"),
        "transfer": _("send money to a friend"),
    }[action]


def job_facts(job: Job) -> list[tuple[str, str]]:
    facts = []
    if not job.limit:
        facts.append((_("Gas in the test run"), grouped(job.estimate)))
    elif job.offers:
        facts.append((_("Gas of a transfer, always"), grouped(job.used)))
    name = _("Base price of one gas") if job.offers else _("Price of one gas")
    facts.append((name, f"{job.price} {job.network.unit}"))
    if not job.limit:
        facts.append((_("So 10,000 gas cost"), _cost_of_ten_thousand(job)))
        facts.append((_("Your wallet holds"), job.network.amount(job.purse)))
    return facts


def receipt_facts(receipt: Receipt) -> list[tuple[str, str]]:
    network = receipt.network
    facts = [
        (_("Amount sent"), network.amount(receipt.amount)),
        (_("Gas limit"), grouped(receipt.limit)),
        (_("Gas used"), grouped(receipt.used)),
        (_("Base price of one gas") if receipt.tip else _("Price of one gas"), f"{receipt.price} {network.unit}"),
    ]
    if receipt.tip:
        facts.append((_("Tip for one gas"), f"{receipt.tip} {network.unit}"))
    return [*facts, (_("1 %(coin)s is") % {"coin": network.coin}, f"{grouped(10**network.digits)} {network.unit}")]


def verdict_on(job: Job, fate: Fate, *, limit: int, tip: int, tries_left: int) -> Verdict:
    price = job.price + tip
    names = {
        "limit": grouped(limit),
        "used": grouped(job.used),
        "price": grouped(price),
        "unit": job.network.unit,
        "most": job.network.amount(limit * price),
        "fee": job.network.amount(min(limit, job.used) * price),
        "purse": job.network.amount(job.purse),
        "least": grouped(LEAST_GAS),
        "tip": tip,
        "room": job.room,
        "spare": TIP_TO_SPARE,
    }
    title, says = {
        Fate.TOO_SMALL: (
            _("Refused. It cost nothing."),
            _("Every transaction uses at least %(least)s gas, so the node does not even begin."),
        ),
        Fate.TOO_DEAR: (
            _("Refused. It cost nothing."),
            _("With this limit the fee could be %(most)s. Your wallet holds %(purse)s. The node checks that first."),
        ),
        Fate.WAITS: (
            _("It waits. So far it costs nothing."),
            _("There is room for %(room)d, and that many others came first and offer %(tip)d %(unit)s or more."),
        ),
        Fate.OUT_OF_GAS: (
            _("Out of gas: it failed, and you paid."),
            _(
                "It got in and ran, but all %(limit)s gas were used up before it was done. Nothing was changed, and "
                "the work had to be paid for: %(fee)s."
            ),
        ),
        Fate.OVERPAID: (
            _("It got in, but it was too dear."),
            _(
                "A tip that was more than %(spare)d %(unit)s lower would have got in as well. The fee was %(fee)s. "
                "Send one more like it."
            ),
        ),
        Fate.FINE: (
            _("It got in, and it was not too dear."),
            _("%(used)s gas × %(price)s %(unit)s = %(fee)s. What is left of the limit is not charged here.")
            if limit > job.used
            else _("%(used)s gas × %(price)s %(unit)s = %(fee)s."),
        ),
    }[fate]
    return Verdict(fate == Fate.FINE, title, _with_tries(says % names, fate == Fate.FINE, tries_left))


def verdict_on_guess(receipt: Receipt, guess: Fraction, *, tries_left: int) -> Verdict:
    return Verdict(False, _("Not that much."), _with_tries(_what_was_missed(receipt, guess), False, tries_left))


def expected_of(job: Job) -> str:
    """In the order of the fields."""
    parts = []
    if not job.limit:
        lowest_tip = job.lowest_tip
        names = {"least": grouped(job.used), "most": grouped(job.highest_limit(lowest_tip))}
        parts.append(_("a limit from %(least)s to %(most)s gas") % names)
    if job.offers:
        names = {"least": str(job.lowest_tip), "most": str(job.lowest_tip + TIP_TO_SPARE)}
        parts.append(_("a tip from %(least)s to %(most)s gwei") % names)
    return ", ".join(parts)


def given_to(job: Job, *, limit: int, tip: int) -> str:
    parts = []
    if not job.limit:
        parts.append(_("a limit of %(limit)s gas") % {"limit": grouped(limit)})
    if job.offers:
        parts.append(_("a tip of %(tip)s gwei") % {"tip": grouped(tip)})
    return ", ".join(parts)


def how_the_fee_comes(receipt: Receipt) -> str:
    names = {
        "used": grouped(receipt.used),
        "price": grouped(receipt.price + receipt.tip),
        "unit": receipt.network.unit,
        "fee": receipt.network.amount(receipt.fee),
    }
    return _("%(used)s gas × %(price)s %(unit)s = %(fee)s") % names


def is_near(guess: Fraction, wanted: Fraction) -> bool:
    """Within one per cent: nobody has to write nine decimals."""
    return abs(guess - wanted) * 100 <= wanted


def _what_was_missed(receipt: Receipt, guess: Fraction) -> str:
    network: Network = receipt.network
    units = network.in_units(guess)
    price = receipt.price + receipt.tip
    if is_near(units, Fraction(receipt.limit * price)):
        return _("That is the most it could have cost: limit times price. What is paid for is the gas that was used.")
    if is_near(units, Fraction(receipt.fee + receipt.amount)):
        return _("That is amount and fee together. Here only the fee is asked for.")
    if receipt.tip and is_near(units, Fraction(receipt.used * receipt.price)):
        return _("The tip is missing: what one gas costs is the base price and the tip.")
    if any(is_near(units, Fraction(receipt.fee) * Fraction(10) ** shift) for shift in range(-12, 13) if shift):
        names = {"coin": network.coin, "units": grouped(10**network.digits), "unit": network.unit}
        return _("The digits are right, their place is not: 1 %(coin)s is %(units)s %(unit)s.") % names
    return _("Take the gas that was used times what one gas costs. Then turn %(unit)s into %(coin)s.") % {
        "unit": network.unit,
        "coin": network.coin,
    }


def _with_tries(says: str, is_right: bool, tries_left: int) -> str:
    if is_right or not tries_left:
        return says
    left = ngettext("You have %(count)d try left.", "You have %(count)d tries left.", tries_left)
    return f"{says} {left % {'count': tries_left}}"


def _cost_of_ten_thousand(job: Job) -> str:
    return f"{in_coins(10_000 * job.price, digits=job.network.digits)} {job.network.coin}"
