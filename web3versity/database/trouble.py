"""What is wrong with the database, as far as an error tells, in words for whoever sees the page."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import psycopg
from django.db import InterfaceError, OperationalError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from web3versity.database.connection import ServerSilent


class Trouble(StrEnum):
    """Named as /readyz names it."""

    DOWN = "down"
    HUNG = "hung"
    READ_ONLY = "read-only"
    DISK_FULL = "disk full"
    CROWDED = "no connection left"
    SLOW = "too slow"
    BUSY = "busy"


# By the first characters of PostgreSQL's codes (its manual, appendix A).
_BY_CODE: Final = (
    ("25006", Trouble.READ_ONLY),
    ("53100", Trouble.DISK_FULL),
    ("53300", Trouble.CROWDED),
    ("53", Trouble.DOWN),
    ("57014", Trouble.SLOW),
    ("25P03", Trouble.SLOW),
    ("55P03", Trouble.BUSY),
    ("40", Trouble.BUSY),
    ("57P", Trouble.DOWN),
    ("08", Trouble.DOWN),
)
_SILENT: Final = (ServerSilent, psycopg.errors.ConnectionTimeout)
# Seconds after which trying again is worth it.
RETRY_AFTER: Final = {Trouble.SLOW: 5, Trouble.BUSY: 2}
RETRY_LATER: Final = 30

SENTENCES: Final[dict[Trouble, Promise]] = {
    Trouble.DOWN: _("Our database cannot be reached at this moment. What you have earned is safe."),
    Trouble.HUNG: _("Our database does not answer at this moment. What you have earned is safe."),
    Trouble.READ_ONLY: _("Nothing can be saved at this moment, only read. What you have earned is safe."),
    Trouble.DISK_FULL: _("Our disk is full: nothing can be saved at this moment. What you have earned is safe."),
    Trouble.CROWDED: _("More people are here than our database can serve at once. What you have earned is safe."),
    Trouble.SLOW: _("This took our database too long, and was stopped."),
    Trouble.BUSY: _("Somebody else is changing the same at this very moment."),
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What an error says of the database; None when it speaks of something else, such as a mistake of ours."""
    for cause in _chain(error):
        if isinstance(cause, _SILENT):
            return Trouble.HUNG
        code = getattr(cause, "sqlstate", None) or ""
        if code and isinstance(cause, psycopg.Error):
            if found := next((trouble for begins, trouble in _BY_CODE if code.startswith(begins)), None):
                return found
        elif isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
            return Trouble.DOWN
    return Trouble.DOWN if isinstance(error, OperationalError | InterfaceError) else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it was made from: Django's stand upon the driver's."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
