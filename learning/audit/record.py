"""Writing down an act of staff, beside the act itself (docs/decisions/030)."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Model
from django.http import HttpRequest

from learning.models import StaffAct, User
from learning.models.staff_act import PAGE_LENGTH, WORDS_LENGTH

_RECORDED: Final = "has_recorded_staff_acts"
# Where a row names the person it is about.
_PEOPLE: Final = ("user_id", "person_id", "author_id")


def record_act(request: HttpRequest, *, act: str, on: Model | None = None, words: str = "") -> None:
    """Write down that whoever sent `request` did `act`; nothing for a request that nobody is signed in for.

    `words` say what was changed or why. They must name no learner: `on` does, and forgets them when they leave.
    """
    record_acts(request, act=act, on=[on], words=words)


def record_acts(request: HttpRequest, *, act: str, on: Iterable[Model | None], words: str = "") -> None:
    """The same for several rows at once, in one statement."""
    actor = request.user
    if not isinstance(actor, User):
        return
    StaffAct.objects.bulk_create(
        StaffAct(
            actor=actor,
            act=act,
            about=row._meta.label_lower if row is not None else "",
            object_id=str(row.pk) if row is not None else "",
            person_id=_person_of(row),
            words=words[:WORDS_LENGTH],
            page=request.path[:PAGE_LENGTH],
        )
        for row in on
    )
    setattr(request, _RECORDED, True)


def has_recorded(request: HttpRequest) -> bool:
    """Whether an act was written down while `request` was answered."""
    return getattr(request, _RECORDED, False)


def _person_of(row: Model | None) -> int | None:
    if isinstance(row, User):
        # One that is being deleted cannot be pointed at any more.
        return row.pk if User.objects.filter(pk=row.pk).exists() else None
    return next((getattr(row, name) for name in _PEOPLE if getattr(row, name, None) is not None), None)


def words_of(message: Any) -> str:
    """What the admin says of a change, as words without the names of rows: "changed: Bio, Time zone"."""
    if isinstance(message, str):
        return message
    return "; ".join(_words_of_part(what, of) for part in message or () for what, of in part.items())


def _words_of_part(what: str, of: dict[str, Any]) -> str:
    told = " ".join([what, *([str(of["name"])] if "name" in of else [])])
    return f"{told}: {', '.join(map(str, of['fields']))}" if of.get("fields") else told
