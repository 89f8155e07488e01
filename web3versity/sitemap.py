"""The public pages of the site with the days on which they changed, for search engines (sitemaps.org).

Each section is parted by ranges of ids, so that a page stays in its file, no file grows beyond the protocol's 50,000
addresses, and none needs more than one query.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from django.db.models import F, IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Floor, Greatest
from django.urls import reverse

from community.models import Discussion
from learning.models import Course, Lesson, User
from learning.web.page_meta import absolute

# Ids in one file, and so at most as many addresses.
RANGE: Final = 10_000
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_PAGES: Final = (
    "home",
    "learning:catalog",
    "learning:glossary",
    "community:thread-list",
    "gamification:achievements",
    "gamification:leaderboard",
    "chain:faucet",
    "chain:verify",
    "about",
    "privacy",
    "terms",
)


class Entry(NamedTuple):
    path: str
    changed: datetime | date | None


@dataclass(frozen=True, slots=True)
class Section:
    """`rows` have `changed`, when what the page shows changed; `path_of` says where one is."""

    rows: Callable[[], QuerySet[Any]]
    path_of: Callable[[Any], str]


def _courses() -> QuerySet[Course]:
    # Not updated_at, which every enrolment moves.
    newest = Lesson.objects.filter(course=OuterRef("pk")).order_by("-updated_at").values("updated_at")[:1]
    changed = Greatest(Subquery(newest), "published_at")
    return Course.objects.published().annotate(changed=changed).only("slug")


def _lessons() -> QuerySet[Lesson]:
    lessons = Lesson.objects.filter(course__is_published=True).select_related("course")
    return lessons.annotate(changed=F("updated_at")).only("slug", "course__slug")


def _threads() -> QuerySet[Discussion]:
    """Answers are news of a thread; votes are not."""
    threads = Discussion.objects.listed().annotate(
        changed=Greatest("last_activity_at", Coalesce("edited_at", "created_at"))
    )
    return threads.only("title")


def _learners() -> QuerySet[User]:
    """Those with something to show, who let everybody see it."""
    learners = User.objects.filter(is_active=True, profile_public=True, lessons_completed__gt=0)
    return learners.annotate(changed=F("last_activity_date")).only("username")


SECTIONS: Final[dict[str, Section]] = {
    "courses": Section(_courses, Course.get_absolute_url),
    "lessons": Section(_lessons, Lesson.get_absolute_url),
    "threads": Section(_threads, Discussion.get_absolute_url),
    "learners": Section(_learners, lambda learner: reverse("profile", args=[learner.username])),
}


def read_index() -> list[Entry]:
    """Every file there is, with its newest change. A query a section."""
    files = [Entry(reverse("sitemap-section", args=["pages", 0]), None)]
    for name, section in SECTIONS.items():
        rows = section.rows().annotate(part=Floor(F("pk") / Value(RANGE), output_field=IntegerField()))
        newest = rows.order_by().values("part").annotate(newest=Max("changed")).values_list("part", "newest")
        files += [Entry(reverse("sitemap-section", args=[name, part]), changed) for part, changed in sorted(newest)]
    return files


def read_section(name: str, number: int) -> Sequence[Entry]:
    """The pages of one file; none when there is no such file. One query."""
    if name == "pages":
        return [Entry(reverse(page), None) for page in _PAGES] if number == 0 else []
    section = SECTIONS[name]
    rows = section.rows().filter(pk__gte=number * RANGE, pk__lt=(number + 1) * RANGE).order_by("pk")
    return [Entry(section.path_of(row), row.changed) for row in rows]


def write_index(files: Sequence[Entry]) -> str:
    return _write("sitemapindex", "sitemap", files)


def write_section(pages: Sequence[Entry]) -> str:
    return _write("urlset", "url", pages)


def _write(root: str, item: str, entries: Sequence[Entry]) -> str:
    lines = "\n".join(_lines(item, entries))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_NAMESPACE}>\n{lines}\n</{root}>\n'


def _lines(item: str, entries: Sequence[Entry]) -> Iterator[str]:
    for path, changed in entries:
        moment = changed.isoformat(timespec="seconds") if isinstance(changed, datetime) else changed
        when = f"<lastmod>{moment}</lastmod>" if moment else ""
        yield f"<{item}><loc>{escape(absolute(path))}</loc>{when}</{item}>"
