"""The XP statement: a learner's ledger in words, like a bank statement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Discussion, Reply
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
    lines = [Line(str(XpReason(row.reason).label), *_name_of(row, names), row.awarded_at, row.amount) for row in rows]
    page.object_list = lines  # type: ignore[assignment]
    return page  # type: ignore[return-value]


def _name_of(award: XpAward, names: dict[str, tuple[str, str]]) -> tuple[str, str]:
    is_from_forum = award.reason in (XpReason.ANSWER_ACCEPTED, XpReason.UPVOTE_RECEIVED)
    gone = _("A post that is gone") if is_from_forum else award.source
    return names.get(_subject_of(award), (gone, ""))


def _subject_of(award: XpAward) -> str:
    """The beginning of a source, "reply:12" of "reply:12:by:7": whose vote it was stays between them and the ballot."""
    return ":".join(award.source.split(":")[:2])


def _names_of(awards: list[XpAward], *, username: str) -> dict[str, tuple[str, str]]:
    """What sources begin with to title and address, for all on the page; what no longer exists is left out."""
    ids: dict[str, set[int]] = defaultdict(set)
    names: dict[str, tuple[str, str]] = {}
    for award in awards:
        subject = _subject_of(award)
        kind, _sep, key = subject.partition(":")
        if kind == "days" and key.isdigit():
            names[subject] = (_("%(days)s days in a row") % {"days": key}, "")
        elif key.isdigit():
            ids[kind].add(int(key))
    for lesson in Lesson.objects.filter(pk__in=ids["lesson"]).select_related("course").defer("content"):
        names[f"lesson:{lesson.pk}"] = (lesson.title, lesson.get_absolute_url())
    for course in Course.objects.filter(pk__in=ids["course"]):
        names[f"course:{course.pk}"] = (course.title, course.get_absolute_url())
    for badge in Achievement.objects.filter(pk__in=ids["achievement"]):
        names[f"achievement:{badge.pk}"] = (badge.name, reverse("gamification:badge", args=[username, badge.slug]))
    return names | _names_of_posts(ids)


def _names_of_posts(ids: dict[str, set[int]]) -> dict[str, tuple[str, str]]:
    """A reply goes by the name of its thread. What everybody may read has one."""
    threads = Discussion.objects.filter(pk__in=ids["discussion"], hidden_at=None, deleted_at=None).only("title")
    replies = Reply.objects.live().filter(pk__in=ids["reply"], discussion__hidden_at=None)
    return {f"discussion:{thread.pk}": (thread.title, thread.get_absolute_url()) for thread in threads} | {
        f"reply:{reply.pk}": (reply.discussion.title, reply.get_absolute_url())
        for reply in replies.select_related("discussion").only("discussion__title")
    }
