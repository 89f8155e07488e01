"""What waits for moderators: every post that has open reports, the most reported first."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from community.markup.display import post_html, render_missing
from community.models import Discussion, PostReport, Reply, Suspension
from community.models.moderation import ReportReason

PAGE_SIZE: Final = 20
_HEAVY: Final = ("discussion__content", "discussion__content_html")


@dataclass(frozen=True, slots=True)
class Entry:
    """A post with the open reports on it, and what moderators have had to do about its author before."""

    post: Discussion | Reply
    first_reported_at: datetime
    reports: list[PostReport]
    hidden_posts: int
    suspensions: int

    @property
    def thread(self) -> Discussion:
        return self.post if isinstance(self.post, Discussion) else self.post.discussion

    @property
    def reply(self) -> Reply | None:
        return self.post if isinstance(self.post, Reply) else None

    @property
    def html(self) -> SafeString:
        return post_html(self.post)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Each reason in words with how many gave it, the most frequent first."""
        counts = Counter(report.reason for report in self.reports)
        return [(str(ReportReason(reason).label), number) for reason, number in counts.most_common()]

    @property
    def notes(self) -> list[PostReport]:
        return [report for report in self.reports if report.note]


@dataclass(frozen=True, slots=True)
class QueuePage:
    entries: list[Entry]
    number: int
    has_next: bool


def read_queue(page_number: int) -> QueuePage:
    """Four queries, whatever waits, and more to render what is not yet."""
    start = (page_number - 1) * PAGE_SIZE
    waiting = PostReport.objects.filter(outcome=None).values("discussion", "reply")
    waiting = waiting.annotate(number=Count("pk"), first=Min("created_at")).order_by("-number", "first")
    rows: list[Any] = list(waiting[start : start + PAGE_SIZE + 1])
    threads = _with_records(Discussion.objects.select_related("author"))
    replies = _with_records(Reply.objects.select_related("author", "discussion").defer(*_HEAVY))
    posts: dict[tuple[int | None, int | None], Any] = {
        **{(pk, None): post for pk, post in threads.in_bulk(_ids(rows, "discussion")).items()},
        **{(None, pk): post for pk, post in replies.in_bulk(_ids(rows, "reply")).items()},
    }
    render_missing(posts.values())
    said = _reports_by_post(rows)
    entries = [
        Entry(post, row["first"], said[key], post.hidden_posts, post.suspensions)
        for row in rows[:PAGE_SIZE]
        if (post := posts.get(key := (row["discussion"], row["reply"])))
    ]
    return QueuePage(entries, page_number, has_next=len(rows) > PAGE_SIZE)


def _ids(rows: list[Any], name: str) -> list[int]:
    return [row[name] for row in rows[:PAGE_SIZE] if row[name] is not None]


def _reports_by_post(rows: list[Any]) -> dict[tuple[int | None, int | None], list[PostReport]]:
    waiting = PostReport.objects.filter(outcome=None).select_related("reporter")
    reports = waiting.filter(discussion__in=_ids(rows, "discussion")) | waiting.filter(reply__in=_ids(rows, "reply"))
    said = defaultdict(list)
    for report in reports.order_by("created_at", "pk"):
        said[report.discussion_id, report.reply_id].append(report)
    return said


def _with_records(posts: QuerySet[Any]) -> QuerySet[Any]:
    author = OuterRef("author")
    hidden = {"author": author, "hidden_at__isnull": False}
    with_counts: QuerySet[Any] = posts.annotate(
        hidden_posts=_count(Discussion.objects.filter(**hidden), "author")
        + _count(Reply.objects.filter(**hidden), "author"),
        suspensions=_count(Suspension.objects.filter(person=author), "person"),
    )
    return with_counts


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(number=Count("pk")).values("number")), 0)
