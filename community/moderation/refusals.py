"""What limits have refused lately, for moderators: who floods, and whether a limit is too small for honest people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learning.models import ThrottleMark, User
from learning.web.throttle import label_of

SHOWN: Final = 100
# Enough of a mark to tell one from another on a page.
_SHOWN_OF_MARK: Final = 6
_KINDS: Final[dict[str, Promise]] = {"network": _("A network"), "object": _("Several people, about one thing")}


@dataclass(frozen=True, slots=True)
class Refusal:
    """How often a limit has refused somebody, and last when. `person` is None for a network or a thing, and `mark` says
    then which of them, as far as can be told."""

    limit: str | Promise
    person: User | None
    kind: str | Promise
    mark: str
    count: int
    last_at: datetime


def read_refusals() -> list[Refusal]:
    """The newest first. Two queries."""
    marks = list(ThrottleMark.objects.refused()[:SHOWN])
    parts = [(mark, *mark.subject.partition(":")[::2]) for mark in marks]
    people = User.objects.in_bulk([int(name) for _mark, kind, name in parts if kind == "person" and name.isdigit()])
    return [
        Refusal(
            limit=label_of(mark.scope),
            person=people.get(int(name)) if kind == "person" and name.isdigit() else None,
            kind=_KINDS.get(kind, _("Somebody who has left")),
            mark="" if kind == "person" else name.rpartition(":")[2][:_SHOWN_OF_MARK],
            count=mark.refused,
            last_at=mark.refused_at,
        )
        for mark, kind, name in parts
        if mark.refused_at is not None
    ]
