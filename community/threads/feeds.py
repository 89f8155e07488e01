"""Atom feeds: all threads, those of a category or course, and the replies of one thread."""

import re
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from community.access.member import Member
from community.markup.display import post_html, render_missing
from community.markup.text import clean_text
from community.models import Discussion, Reply
from community.models.discussion import DiscussionCategory
from community.threads.page import find_thread
from learning.models import Course, User
from learning.web.page_meta import absolute

MAX_ITEMS: Final = 30
# In the HTML of posts, which stands elsewhere when it is read in a feed.
_RELATIVE_LINK: Final = re.compile(r'(<a (?:[a-z]+="[^"]*" )*href=")/')


# When a feed without any entry was last updated, if nothing else says: always the same, as nothing has changed.
_BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)


class _StillAtomFeed(Atom1Feed):
    """Whose time of update is that of its newest entry and, without one, when its subject began: never this moment."""

    def latest_post_date(self) -> datetime:
        dates: list[datetime] = [item[name] for item in self.items for name in ("pubdate", "updateddate")]
        began: datetime = self.feed["began_at"]
        return max(dates, default=began)


class ThreadsFeed(Feed[Discussion, Any]):
    """The newest threads of everything, or of a category or course."""

    feed_type = _StillAtomFeed

    def get_object(self, request: HttpRequest, *args: Any, category: str = "", course_slug: str = "") -> Any:
        if category and category not in DiscussionCategory.values:
            raise Http404
        if course_slug:
            return get_object_or_404(Course.objects.published(), slug=course_slug)
        return category

    def title(self, about: Any) -> str:
        if isinstance(about, Course):
            return _("Web3Versity: %(course)s") % {"course": about.title}
        name = DiscussionCategory(about).label if about else _("Community")
        return _("Web3Versity: %(name)s") % {"name": name}

    def link(self, about: Any) -> str:
        query = {"course": about.slug} if isinstance(about, Course) else {"category": about} if about else {}
        return absolute(reverse("community:thread-list", query=query))

    def feed_url(self, about: Any) -> str:
        if isinstance(about, Course):
            return absolute(reverse("community:course-feed", args=[about.slug]))
        return absolute(reverse("community:category-feed", args=[about]) if about else reverse("community:feed"))

    def feed_extra_kwargs(self, about: Any) -> dict[str, Any]:
        return {"began_at": about.created_at if isinstance(about, Course) else _BEGINNING}

    def items(self, about: Any) -> list[Discussion]:
        threads = Discussion.objects.listed().select_related("author")
        if isinstance(about, Course):
            threads = threads.filter(course=about)
        elif about:
            threads = threads.filter(category=about)
        newest = list(threads.order_by("-created_at", "-pk")[:MAX_ITEMS])
        render_missing(newest)
        return newest

    def item_title(self, item: Discussion) -> str:
        return clean_text(item.title)

    def item_description(self, item: Discussion) -> str:
        return feed_html(item)

    def item_link(self, item: Discussion) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Discussion) -> str:
        return _id_of(item)

    def item_author_name(self, item: Discussion) -> str:
        return author_name(item.author)

    def item_pubdate(self, item: Discussion) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Discussion) -> datetime:
        return item.edited_at or item.created_at


class RepliesFeed(Feed[Reply, Discussion]):
    """The newest replies of one thread that everybody may read."""

    feed_type = _StillAtomFeed

    def get_object(self, request: HttpRequest, *args: Any, discussion_id: int = 0, **options: Any) -> Discussion:
        return find_thread(Member(None), discussion_id)

    def title(self, thread: Discussion) -> str:
        return _("Web3Versity: %(name)s") % {"name": clean_text(thread.title)}

    def link(self, thread: Discussion) -> str:
        return absolute(thread.get_absolute_url())

    def feed_url(self, thread: Discussion) -> str:
        return absolute(thread.url_for("feed"))

    def feed_guid(self, thread: Discussion) -> str:
        return f"{_id_of(thread)}#answers"

    def feed_extra_kwargs(self, thread: Discussion) -> dict[str, Any]:
        return {"began_at": thread.created_at}

    def items(self, thread: Discussion) -> list[Reply]:
        replies = Reply.objects.live().filter(discussion=thread).select_related("author")
        newest = list(replies.order_by("-created_at", "-pk")[:MAX_ITEMS])
        render_missing(newest)
        return newest

    def item_title(self, item: Reply) -> str:
        return _("Answer by %(name)s") % {"name": author_name(item.author)}

    def item_link(self, item: Reply) -> str:
        return absolute(item.get_absolute_url())

    def item_description(self, item: Reply) -> str:
        return feed_html(item)

    def item_author_name(self, item: Reply) -> str:
        return author_name(item.author)

    def item_pubdate(self, item: Reply) -> datetime:
        return item.created_at

    def item_updateddate(self, item: Reply) -> datetime:
        return item.edited_at or item.created_at


def _id_of(thread: Discussion) -> str:
    """Without the title, which may change: it is the same thread then."""
    return absolute(reverse("community:thread-by-number", args=[thread.pk]))


def author_name(author: User | None) -> str:
    return author.username if author else _("former learner")


def feed_html(post: Discussion | Reply) -> str:
    return _RELATIVE_LINK.sub(rf"\1{settings.SITE_URL}/", post_html(post))
