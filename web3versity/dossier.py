"""What Support sees of one learner: their newest rows of each kind, as tables that lead into the admin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chain.models import FaucetRequest, NftCertificate, PracticalAttempt, SoulboundToken, Transaction
from gamification.models import UserAchievement, XpAward
from learning.models import (
    LessonCompletion,
    QuizAttempt,
    SignInSession,
    StaffAct,
    User,
    UserProgress,
)

_NEWEST: Final = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of `model` whose `person` is the learner, and which columns of theirs are shown."""

    title: str | Promise
    model: type[Model]
    columns: tuple[str, ...]
    person: str = "user"
    joined: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.model._meta.app_label}_{self.model._meta.model_name}"

    @property
    def permission(self) -> str:
        return f"{self.model._meta.app_label}.view_{self.model._meta.model_name}"


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: the address of each in the admin, and its cells. `more_url` leads to all of them."""

    title: str | Promise
    head: list[str]
    rows: list[tuple[str, list[str]]]
    more_url: str


_LESSON: Final = ("lesson",)
_CONTENT: Final = ("lesson__content",)
KINDS: Final = (
    Kind(
        _("Courses"),
        UserProgress,
        ("course", "progress_percentage", "enrollment_date", "last_accessed_at", "completed_at"),
        joined=("course",),
    ),
    Kind(
        _("Attempts"),
        QuizAttempt,
        ("lesson", "status", "score_percentage", "passing_score", "submitted_at"),
        joined=_LESSON,
        deferred=_CONTENT,
    ),
    Kind(
        _("Lessons completed"),
        LessonCompletion,
        ("lesson", "score_percentage", "xp_earned", "completed_at"),
        joined=_LESSON,
        deferred=_CONTENT,
    ),
    Kind(
        _("Practical attempts"),
        PracticalAttempt,
        ("lesson", "state", "began_at", "looked_at", "passed_at"),
        joined=_LESSON,
        deferred=_CONTENT,
    ),
    Kind(_("XP ledger"), XpAward, ("amount", "reason", "source", "awarded_at")),
    Kind(_("Badges"), UserAchievement, ("achievement", "earned_at"), joined=("achievement",)),
    Kind(
        _("Certificates"),
        NftCertificate,
        ("certificate_number", "course_title", "status", "issued_at", "revoked_at"),
    ),
    Kind(
        _("Tokens of certificates"),
        SoulboundToken,
        ("certificate", "state", "minted_at", "attempts", "trouble"),
        person="certificate__user",
        joined=("certificate",),
    ),
    Kind(_("Payouts"), FaucetRequest, ("amount_hbar", "status", "evm_address", "requested_at", "completed_at")),
    Kind(
        _("Transactions"),
        Transaction,
        ("transaction_type", "status", "amount_hbar", "error_message", "created_at"),
        deferred=("raw_transaction",),
    ),
    Kind(_("Signed in at"), SignInSession, ("browser", "system", "began_at", "last_used_at")),
    Kind(
        _("What staff did about them"),
        StaffAct,
        ("act", "about", "words", "actor", "at"),
        person="person",
        joined=("actor",),
    ),
)


def read_dossier(learner: User, *, reader: Any) -> Iterator[Table]:
    """A table for each kind that `reader` may see; a query each."""
    for kind in KINDS:
        if reader.has_perm(kind.permission):
            yield _table(kind, learner)


def _table(kind: Kind, learner: User) -> Table:
    rows = kind.model._default_manager.filter(**{kind.person: learner})
    rows = rows.select_related(*kind.joined) if kind.joined else rows
    newest = rows.defer(*kind.deferred).order_by("-pk")[:_NEWEST]
    return Table(
        kind.title,
        [str(getattr(kind.model._meta.get_field(name), "verbose_name", name)) for name in kind.columns],
        [
            (reverse(f"admin:{kind.name}_change", args=[row.pk]), [_cell(row, name) for name in kind.columns])
            for row in newest
        ],
        f"{reverse(f'admin:{kind.name}_changelist')}?q={learner.username}",
    )


def _cell(row: Model, name: str) -> str:
    words = getattr(row, f"get_{name}_display", None)
    value = words() if words else getattr(row, name)
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return "–" if value in (None, "") else str(value)
