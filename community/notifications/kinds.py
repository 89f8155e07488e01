"""The kinds of notification there are: a registry, so that each room brings its own from its `apps.ready()`.

A kind is one object: its name in the database, its icon, its place and label among the preferences, its sentences.
Page, e-mails, digest and preferences ask the registry and know no kind by name.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from community.models import Notification
from community.models.notification import KIND_SHAPE

# Stands in the links of e-mails in place of a kind, and so is the name of none.
DIGEST: Final = "digest"
_MAX_LENGTH: Final = 20


class UnknownKind(LookupError):
    """No room has registered a kind of this name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` says what happened, without a full stop; `detail` more of it (a reason), or is empty."""

    text: str
    detail: str = ""


# One sentence for each of the rows, which are all of the kind; so that what they need is read with one query.
Render = Callable[[Sequence[Notification]], Sequence[Sentence]]
# By the id of the row, at most so many characters of the text it is about.
Quote = Callable[[Sequence[Notification], int], Mapping[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationKind:
    """One kind of thing that people are notified of.

    `key` is stored with each notification and never changes; `icon` is a symbol of static/img/icons.svg; `label` is
    what the preferences call it, where kinds stand by `order`. Whoever is suspended from the forum gets none that
    `is_muted_by_suspension`. `quote` finds the text that e-mails repeat.
    """

    key: str
    icon: str
    label: str | Promise
    order: int
    render: Render
    is_muted_by_suspension: bool = False
    quote: Quote | None = None

    def __str__(self) -> str:
        return self.key


_kinds: dict[str, NotificationKind] = {}


def register_kind(kind: NotificationKind) -> None:
    """Once, from the `ready()` of the app that notifies of it. Raises ValueError for a key that is taken or no slug."""
    if kind.key == DIGEST or len(kind.key) > _MAX_LENGTH or not re.fullmatch(KIND_SHAPE, kind.key):
        raise ValueError(f"{kind.key!r} cannot be stored as a kind of notification.")
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"There is a kind of notification {kind.key!r} already.")


def all_kinds() -> list[NotificationKind]:
    """In the order of the preferences."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def get_kind(key: str) -> NotificationKind:
    """Raises UnknownKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def kind_of(key: str) -> NotificationKind:
    """The kind of what is stored under this key.

    A plain one, which says the title, while no room knows the key: another process may run a newer release.
    """
    return _kinds.get(key) or NotificationKind(key=key, icon="bell", label=key, order=0, render=_titles)


def per_row(render: Callable[[Notification], Sentence]) -> Render:
    """For kinds whose sentences need nothing but the row."""
    return lambda rows: [render(row) for row in rows]


def _titles(rows: Sequence[Notification]) -> list[Sentence]:
    return [Sentence(row.title) for row in rows]
