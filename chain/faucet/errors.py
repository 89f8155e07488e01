from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from chain.amounts import counted, short_amount
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT

SENTENCES: dict[str, Promise] = {
    "bad_amount": _("Ask for %(least)s to %(most)s HBAR, with at most eight decimals."),
    "no_wallet": _("Your account has no wallet yet, so there is nowhere to send HBAR to. Give it one first."),
    "disabled": _("The faucet is closed for the moment. Please come back later."),
    "allowance": _("You have used your allowance. It will have %(amount)s HBAR for you again from %(until)s."),
    "allowance_left": _("Your allowance has only %(left)s HBAR left. It will have %(amount)s HBAR from %(until)s."),
    "never": _("You cannot get %(amount)s HBAR at once. Ask for at most %(left)s."),
    "empty": _("The faucet is empty until %(until)s: everything it may give within a day is given."),
    "nearly_empty": _("The faucet has only %(left)s HBAR left. It will have %(amount)s HBAR from %(until)s."),
    "learn_first": _(
        "Until you have completed a lesson, read as a person reads, you can have %(left)s HBAR. Complete one first."
    ),
    "newcomers": _(
        "What is kept for newcomers has been given. There is some again from %(until)s. Complete a lesson, read as a "
        "person reads, and you need not wait."
    ),
    "network": ngettext_lazy(
        "Your network has had its share. There is %(amount)s HBAR for it again from %(until)s.",
        "Your network has had its share. There are %(amount)s HBAR for it again from %(until)s.",
        "count",
    ),
    "kept": ngettext_lazy(
        "What is left is kept for learners who ask for the first time. There is %(amount)s HBAR from %(until)s.",
        "What is left is kept for learners who ask for the first time. There are %(amount)s HBAR from %(until)s.",
        "count",
    ),
    "class_left": _("Your class has %(left)s HBAR for you now. Ask for no more than that."),
    "class_ended": _("The class that would have paid has just ended. Ask once more."),
    "too_many": _("Too many requests come from your network. Please try again in an hour."),
}
_STATUS = {"too_many": 429}


class PayoutRefused(Exception):
    """A payout that must not be. `code` is for programs, `sentence` for people, `status` for HTTP (4xx).

    `amount` is what was asked for, `left` what would be possible, `until` when `amount` is.
    """

    def __init__(
        self,
        code: str,
        *,
        amount: Decimal = Decimal(0),
        left: Decimal = Decimal(0),
        until: datetime | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.amount = amount
        self.left = left
        self.until = until
        self.status = _STATUS.get(code, 422)

    @property
    def sentence(self) -> str:
        """In the language and the time zone of whoever reads it."""
        until = date_format(timezone.localtime(self.until), "j F, H:i T") if self.until else ""
        amounts = {"amount": self.amount, "left": self.left, "least": MIN_AMOUNT, "most": MAX_AMOUNT}
        shown = {name: short_amount(amount) for name, amount in amounts.items()}
        sentence: str = SENTENCES[self.code] % {**shown, "until": until, "count": counted(self.amount)}
        return sentence
