"""What stands on the page: every watcher that a person may see and that has found something."""

from dataclasses import dataclass
from typing import Final

from django.contrib import admin
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from learning.models import User
from settings.attention import MOST_COUNTED, Concern, Remedy, Watcher, all_watchers

# Named one by one; of the others the page says how many there are.
NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A concern and the address where somebody can look at it, "" where there is none."""

    concern: Concern
    url: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What one watcher has found. `remedies` are those that the reader may use."""

    watcher: Watcher
    lines: list[Line]
    remedies: list[Remedy]

    @property
    def count(self) -> str:
        return f"{MOST_COUNTED - 1}+" if len(self.lines) >= MOST_COUNTED else str(len(self.lines))

    @property
    def named(self) -> list[Line]:
        return self.lines[:NAMED]

    @property
    def others(self) -> int:
        return len(self.lines) - len(self.named)


def read_matters(person: User) -> list[Matter]:
    """One query of each watcher that `person` may see."""
    seen = (read_matter(watcher, person) for watcher in all_watchers() if person.has_perm(watcher.permission))
    return [matter for matter in seen if matter.lines]


def read_matter(watcher: Watcher, person: User) -> Matter:
    lines = [Line(concern, url_of(concern)) for concern in watcher.find(MOST_COUNTED)]
    return Matter(watcher, lines, [remedy for remedy in watcher.remedies if person.has_perm(remedy.permission)])


def url_of(concern: Concern) -> str:
    return concern.url or _admin_page(concern.about)


def _admin_page(row: Model | None) -> str:
    if row is None or not admin.site.is_registered(type(row)):
        return ""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
