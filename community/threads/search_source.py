"""Threads in the one search of the site."""

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.access.member import Member
from community.models import Discussion
from community.threads.search import count_and_search
from learning.models import User
from learning.search.marking import Found
from learning.search.sources import SearchHit, SearchHits, SearchSource


class ThreadSource(SearchSource):
    key = "threads"
    label = gettext_lazy("Threads")
    order = 30

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        total, results = count_and_search(words, member=Member(None), most=most)
        hits = [
            SearchHit(
                reverse("community:reply", args=[hit.reply_id]) if hit.reply_id else hit.thread.get_absolute_url(),
                hit.title,
                _about(hit.thread),
                hit.excerpt,
            )
            for hit in results
        ]
        return SearchHits(hits, total)


def _about(thread: Discussion) -> str:
    answers = ngettext("%(number)d answer", "%(number)d answers", thread.reply_count) % {"number": thread.reply_count}
    place = thread.course.title if thread.course else thread.get_category_display()
    return " · ".join([place, answers, *([_("Solved")] if thread.is_solved else [])])
