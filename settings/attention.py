"""What needs a person: each room registers its watchers in `apps.ready()`, and the admin's first page asks them all.

A watcher finds one kind of trouble with one cheap query, says it in words, leads to where it can be looked at, and
offers what can be done about it. What it finds is gone as soon as the trouble is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Model
from django.forms import Field
from django.utils.functional import Promise

Text = str | Promise

# Counting stops here: "99+" says enough.
MOST_COUNTED: Final = 100
_SHAPE: Final = re.compile(r"[a-z]+(-[a-z]+)*")


class NotDone(Exception):
    """Nothing was changed; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing that is wrong. `key` names it among those of its watcher, for as long as it lasts.

    `words` say which one it is and what of it. `about` is the row whose history keeps what was done, where there is
    one; `url` is where to look, the row's own page in the admin when empty.
    """

    key: str
    words: Text
    about: Model | None = None
    url: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something to do about a concern: asked for once more before it is done, and written down.

    `warning` says what will happen. `do` takes the concern, who does it (an id) and what was typed into the field that
    `asks` makes ("" without one); it answers with what it did, a sentence, and raises NotDone. Repeats without harm.
    What cannot be taken back does not `suits_all`: of several concerns each is chosen by hand.
    """

    key: str
    label: Text
    warning: Text
    permission: str
    do: Callable[[Concern, int, str], str]
    asks: Callable[[], Field] | None = None
    suits_all: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """One kind of trouble. `title` is what it is called, `meaning` what it does to whom and what mends it.

    `find` answers with at most so many concerns, the most pressing first, by one query that an index answers. `url`
    leads to all of them. Nobody sees it without `permission`. The first of `remedies` is the one to think of first.
    """

    key: str
    title: Text
    meaning: Text
    permission: str
    find: Callable[[int], list[Concern]]
    url: Callable[[], str]
    remedies: tuple[Remedy, ...] = ()
    is_urgent: bool = False


_watchers: dict[str, Watcher] = {}


def register_watcher(watcher: Watcher) -> None:
    """Once, from the `ready()` of its app. Raises ValueError for a key that is taken or cannot stand in an address."""
    keys = (watcher.key, *(remedy.key for remedy in watcher.remedies))
    if wrong := [key for key in keys if not _SHAPE.fullmatch(key)]:
        raise ValueError(f"{wrong[0]!r} cannot stand in an address.")
    if _watchers.setdefault(watcher.key, watcher) is not watcher:
        raise ValueError(f"There is a watcher {watcher.key!r} already.")


def all_watchers() -> list[Watcher]:
    """What stops the school comes first, otherwise in the order of the rooms."""
    return sorted(_watchers.values(), key=lambda watcher: not watcher.is_urgent)


def find_watcher(key: str) -> Watcher | None:
    return _watchers.get(key)
