"""Words that everybody would guess first in a password of this school's staff (OWASP ASVS 5.0, 6.1.2 and 6.2.11)."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS: Final = (
    "web3versity",
    "web3",
    "hedera",
    "hashgraph",
    "hbar",
    "blockchain",
    "crypto",
    "wallet",
    "school",
    "course",
    "admin",
    "moderator",
    "operator",
    "reviewer",
    "author",
    "support",
    "password",
    "welcome",
)
# What must be left without them and without digits at the end.
_LEAST: Final = 8


class NoSiteWords:
    """Refuses a password that is made of such words and little else."""

    def validate(self, password: str, user: Any = None) -> None:
        names = [part for part in (urlsplit(settings.SITE_URL).hostname or "").split(".") if len(part) > 3]
        left = password.casefold()
        for word in sorted((*WORDS, *names), key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and len(re.sub(r"[\W\d_]+", "", left)) < _LEAST:
            raise ValidationError(self.get_help_text(), code="site_words")

    def get_help_text(self) -> str:
        return str(_("Your password must be more than words of this school with a few characters around them."))
