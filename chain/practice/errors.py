from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "no_wallet": _("Your account has no wallet yet, so there is nowhere to send HBAR to. Give it one first."),
    "enough": _("Your wallet has enough for now. Come back when it holds less than %(enough)s HBAR."),
    "often": _("You have had your practice HBAR for today. There are more from %(until)s."),
    "network": _("Your network has had many practice HBAR today. Please try again tomorrow."),
    "away": _("The practice network does not answer at the moment. Please try again in a minute."),
}
_STATUS = {"network": 429, "often": 429, "away": 503}


class GiftRefused(Exception):
    """Practice HBAR that are not given. `code` is for programs, `sentence` for people, `status` for HTTP."""

    def __init__(self, code: str, *, enough: int = 0, until: datetime | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.enough = enough
        self.until = until
        self.status = _STATUS.get(code, 422)

    @property
    def sentence(self) -> str:
        """In the language and the time zone of whoever reads it."""
        until = date_format(timezone.localtime(self.until), "j F, H:i T") if self.until else ""
        sentence: str = SENTENCES[self.code] % {"enough": self.enough, "until": until}
        return sentence
