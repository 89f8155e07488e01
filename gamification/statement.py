"""The XP statement: a learner's ledger in words, like a bank statement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from gamification.models import Achievement, XpAward
from gamification.models.xp import XpReason
from learning.models import Course, Lesson, User

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One award: what for, when (UTC) and how much. `url` leads to what it was for, where that still exists."""

    reason: str
    title: str
    url: str
    awarded_at: datetime
    amount: int


def read_statement(*, learner: User, reason: str = "", page_number: int = 1) -> Page[Line]:
    """The learner's lines, newest first; only those with `reason` when it is one. Three queries at most per kind."""
    awards = XpAward.objects.filter(user=learner).order_by("-awarded_at", "-pk")
    if reason in XpReason.values:
        awards = awards.filter(reason=reason)
    page = Paginator(awards, PAGE_SIZE).get_page(page_number)
    rows = list(page.object_list)
    names = _names_of(rows, username=learner.username)
    lines = [
        Line(str(XpReason(row.reason).label), *names.get(row.source, (row.source, "")), row.awarded_at, row.amount)
        for row in rows
    ]
    page.object_list = lines  # type: ignore[assignment]
    return page  # type: ignore[return-value]


def _names_of(awards: list[XpAward], *, username: str) -> dict[str, tuple[str, str]]:
    """Source to title and address, for every source on the page; what no longer exists is left out."""
    ids: dict[str, list[int]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    for award in awards:
        kind, _sep, key = award.source.partition(":")
        if kind == "days" and key.isdigit():
            names[award.source] = (_("%(days)s days in a row") % {"days": key}, "")
        elif key.isdigit():
            ids[kind].append(int(key))
    for lesson in Lesson.objects.filter(pk__in=ids["lesson"]).select_related("course").defer("content", "search"):
        names[f"lesson:{lesson.pk}"] = (lesson.title, lesson.get_absolute_url())
    for course in Course.objects.filter(pk__in=ids["course"]):
        names[f"course:{course.pk}"] = (course.title, course.get_absolute_url())
    for badge in Achievement.objects.filter(pk__in=ids["achievement"]):
        names[f"achievement:{badge.pk}"] = (badge.name, reverse("gamification:badge", args=[username, badge.slug]))
    return names
