"""What may go wrong on the way, with the right decisions.

Source: the Ethereum execution specifications for nonces and receipts; for Hedera, which keeps no queue of transactions
whose nonce is too high, the JSON-RPC relay (hiero-json-rpc-relay 0.80, read August 2026).
"""

from dataclasses import dataclass
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.interactives.wording import in_coins

# One of each family is drawn.
FAMILIES: Final = (
    ("nonce_used", "nonce_gap"),
    ("poor_amount", "poor_fee"),
    ("reverts", "out_of_gas"),
    ("no_answer_found", "no_answer_lost"),
    ("twice_same", "twice_signed"),
)
COSTS: Final = ("nothing", "fee", "all", "twice")
AGAINS: Final = ("done", "useless", "same", "mend")
_RIGHT: Final = {
    "nonce_used": ("checked", "nothing", "mend"),
    "nonce_gap": ("checked", "nothing", "mend"),
    "poor_amount": ("checked", "nothing", "mend"),
    "poor_fee": ("checked", "nothing", "mend"),
    "reverts": ("executed", "fee", "useless"),
    "out_of_gas": ("executed", "fee", "mend"),
    "no_answer_found": ("none", "all", "done"),
    "no_answer_lost": ("handed", "nothing", "same"),
    "twice_same": ("checked", "nothing", "done"),
    "twice_signed": ("none", "twice", "done"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A drawn case. Amounts are in hundredths of an HBAR."""

    key: str
    nonce: int
    amount: int
    fee: int
    minutes: int

    @property
    def right(self) -> dict[str, str]:
        return dict(zip(("stop", "cost", "again"), _RIGHT[self.key], strict=True))


def draw_case(random: Random, family: tuple[str, ...]) -> Case:
    return Case(
        random.choice(family),
        nonce=random.randint(4, 60),
        amount=random.randint(120, 990),
        fee=random.randint(3, 9),
        minutes=random.randint(3, 25),
    )


def story_of(case: Case) -> str:
    return {
        "nonce_used": _(
            "Your wallet has sent %(nonce)d transactions, with the nonces 0 to %(last)d. An old browser tab has "
            "you sign one with the nonce %(old)d."
        ),
        "nonce_gap": _(
            "On Hedera, the next nonce of your wallet is %(nonce)d. A program signs one for you with the nonce "
            "%(ahead)d and sends it."
        ),
        "poor_amount": _(
            "Your wallet holds %(just_more)s HBAR. You send %(amount)s HBAR to a friend. The fee may be up to "
            "%(fee)s HBAR."
        ),
        "poor_fee": _(
            "Your wallet holds %(less_than_fee)s HBAR. You want to vote with a contract and send no money, but "
            "the fee may be up to %(fee)s HBAR."
        ),
        "reverts": _(
            "You pay %(amount)s HBAR into a savings pot. Its contract took payments until %(minutes)d minutes ago "
            "and now answers: “The pot is closed.”"
        ),
        "out_of_gas": _(
            "You use a contract and send %(amount)s HBAR with it. You set the gas limit to 50,000 yourself. The "
            "work needs %(need)s gas."
        ),
        "no_answer_found": _(
            "You send %(amount)s HBAR. The node goes down, and your wallet says “No connection”. You look "
            "for the hash in an explorer: it is in a block, with the status “success”."
        ),
        "no_answer_lost": _(
            "You send %(amount)s HBAR. The node goes down, and your wallet says “No connection”. After "
            "%(minutes)d minutes no explorer knows the hash, and your next nonce is still %(nonce)d, the "
            "one you used."
        ),
        "twice_same": _(
            "You send %(amount)s HBAR, and the screen hangs. You tap “Send” again, and the wallet hands over "
            "the same signed transaction once more, with the same hash. What becomes of the second copy?"
        ),
        "twice_signed": _(
            "You send %(amount)s HBAR and see nothing happen. So you press “Send” again and sign again. Now "
            "there are two hashes, with the nonces %(nonce)d and %(next)d."
        ),
    }[case.key] % _numbers(case)


def title_of(case: Case) -> str:
    return {
        "nonce_used": _("A nonce that was used before"),
        "nonce_gap": _("A nonce that is ahead"),
        "poor_amount": _("Nearly enough money"),
        "poor_fee": _("Too little for the fee"),
        "reverts": _("The contract says no"),
        "out_of_gas": _("A limit of your own"),
        "no_answer_found": _("No answer from the node"),
        "no_answer_lost": _("No answer, and no trace"),
        "twice_same": _("Tapped twice"),
        "twice_signed": _("Signed twice"),
    }[case.key]


def explanation_of(case: Case) -> str:
    return {
        "nonce_used": _(
            "Each nonce counts once, and %(old)d is used up. The node sees it before any work is done, so it is "
            "free. Sign again with %(nonce)d."
        ),
        "nonce_gap": _(
            "Hedera takes nonces one after the other and keeps no waiting room, so the node refuses it at once "
            "and for free. Sign with %(nonce)d first. (An Ethereum node would let it wait.)"
        ),
        "poor_amount": _(
            "Amount and highest fee together are more than the wallet holds. That is checked first and costs "
            "nothing. Send less, or top up, and sign anew."
        ),
        "poor_fee": _(
            "Every transaction needs money for its fee, also one that sends none. The node checks that first; it "
            "costs nothing. Top up, and sign anew."
        ),
        "reverts": _(
            "The contract had to run to say no. The amount comes back, the fee does not: the work was done. As "
            "long as the pot is closed, the next one would fail and cost as well."
        ),
        "out_of_gas": _(
            "It ran until the gas was used up. All it changed is taken back, the amount too, but the fee is "
            "gone. Let the wallet choose the limit, and sign anew."
        ),
        "no_answer_found": _(
            "The node had passed it on before it went down. No answer is not a no: sending again would pay "
            "a second time."
        ),
        "no_answer_lost": _(
            "It got no further than that node. The same signed transaction can go to another node: should "
            "the first turn up after all, their nonce lets only one of them count."
        ),
        "twice_same": _(
            "It is one transaction, known by one hash, with one nonce. The node knows it already and drops the "
            "copy. The first one goes its way, so there is nothing to send."
        ),
        "twice_signed": _(
            "A new signature with the next nonce is a new transaction. Both are carried out, and both are "
            "paid for. Nobody can take them back. You can only ask your friend."
        ),
    }[case.key] % _numbers(case)


def cost_words(cost: str) -> str:
    return {
        "nothing": _("Nothing"),
        "fee": _("The fee alone"),
        "all": _("The amount and the fee"),
        "twice": _("The amount and the fee, both twice"),
    }[cost]


def again_words(again: str) -> str:
    return {
        "done": _("No, nothing is left to send"),
        "useless": _("No, it would only fail again"),
        "same": _("Yes, the very same signed transaction"),
        "mend": _("Yes, but mend it and sign a new one"),
    }[again]


def _numbers(case: Case) -> dict[str, Any]:
    return {
        "nonce": case.nonce,
        "last": case.nonce - 1,
        "old": case.nonce - 2,
        "ahead": case.nonce + 2,
        "next": case.nonce + 1,
        "minutes": case.minutes,
        "amount": _hbar(case.amount),
        "fee": _hbar(case.fee),
        "just_more": _hbar(case.amount + case.fee - 2),
        "less_than_fee": _hbar(case.fee - 2),
        "need": 52_000 + 100 * case.minutes,
    }


def _hbar(hundredths: int) -> str:
    return in_coins(hundredths, digits=2)
