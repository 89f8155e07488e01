"""What the Content-Security-Policy kept out lately, as browsers report it: a mistake of ours, or somebody's attempt."""

from hashlib import sha256
from typing import Final

import redis
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from settings.attention import Concern, NotDone, Remedy, Watcher
from web3versity.csp_reports.counting import forget_reports, read_counts
from web3versity.csp_reports.reading import Violation

_KEY_LENGTH: Final = 16


def find_csp_reports(most: int) -> list[Concern]:
    """None while Redis is away, which is said by another watcher."""
    try:
        counts = read_counts(now=timezone.now())
    except (redis.RedisError, OSError, ValueError):
        return []
    return [Concern(key=_key_of(violation), words=_words(violation, number)) for violation, number in counts[:most]]


def _words(violation: Violation, number: int) -> str:
    told = {"rule": violation.directive, "blocked": violation.blocked, "page": violation.page, "number": number}
    return _("%(rule)s kept out “%(blocked)s” on the page “%(page)s”, %(number)d times in a week.") % told


def _key_of(violation: Violation) -> str:
    return sha256(repr(violation).encode()).hexdigest()[:_KEY_LENGTH]


def _forget(concern: Concern, _by: int, _typed: str) -> str:
    now = timezone.now()
    try:
        for violation, _number in read_counts(now=now):
            if _key_of(violation) == concern.key:
                forget_reports(violation, now=now)
    except (redis.RedisError, OSError, ValueError):
        raise NotDone(_("Redis does not answer.")) from None
    return _("It is forgotten, and counted anew when a browser reports it again.")


CSP = Watcher(
    key="policy",
    title=gettext_lazy("Browsers kept something out"),
    meaning=gettext_lazy(
        "The Content-Security-Policy of a page stopped what is not ours. Often the reader's own extension; on many"
        " pages or from one address it is a mistake of ours, or somebody tries something."
    ),
    permission="settings.view_owedtask",
    find=find_csp_reports,
    url=lambda: reverse("admin:index"),
    remedies=(
        Remedy(
            key="forget",
            label=gettext_lazy("Forget these reports"),
            warning=gettext_lazy("They are no longer counted. They come back when a browser reports them again."),
            permission="settings.delete_owedtask",
            do=_forget,
        ),
    ),
)
