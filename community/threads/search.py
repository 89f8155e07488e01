"""Searching threads by their title, tags and words, and by the words of their replies, with what was found marked."""

from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from community.access.member import Member
from community.models import Discussion
from community.threads.listing import annotate_new_replies, with_list_columns
from learning.content.words import words_of

MAX_RESULTS: Final = 30
# The best of so many are looked through for those of a kind or course.
_CANDIDATES: Final = 300
MAX_SIMILAR: Final = 5
# What stands around a found word in the answer of the database; posts cannot hold these.
_MARK_START, _MARK_END = "\x02", "\x03"
_MARKS: Final = f"StartSel={_MARK_START}, StopSel={_MARK_END}"

_SEARCH: Final = f"""
    SELECT d.id, h.reply_id,
           ts_headline('english', d.title, q, '{_MARKS}, HighlightAll=true'),
           ts_headline('english', translate(coalesce(r.content, d.content), '*`#>|', ''), q,
                       '{_MARKS}, MaxWords=34, MinWords=18, MaxFragments=2, ShortWord=0')
      FROM websearch_to_tsquery('english', %(words)s) AS q
      CROSS JOIN LATERAL search_forum(q, {_CANDIDATES}) WITH ORDINALITY AS h (discussion_id, reply_id, rank, position)
      JOIN discussions d ON d.id = h.discussion_id
      LEFT JOIN courses c ON c.id = d.course_id
      LEFT JOIN replies r ON r.id = h.reply_id
     WHERE %(category)s IN ('', d.category) AND %(course)s IN ('', c.slug)
     ORDER BY h.position
     LIMIT {MAX_RESULTS}
"""  # noqa: S608 (marks of our own)

_SIMILAR: Final = """
    SELECT h.discussion_id
      FROM to_tsquery('english', %s) AS q CROSS JOIN LATERAL search_forum(q, %s) AS h
     ORDER BY h.rank DESC
"""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A thread that matches, the found words marked; `reply_id` is the best of its replies."""

    thread: Discussion
    title: SafeString
    excerpt: SafeString
    reply_id: int | None


def search_threads(words: str, *, member: Member, category: str = "", course: str = "") -> list[SearchResult]:
    """The best matches for `words` as search engines understand them ("a phrase", or, -without). Three queries."""
    with connection.cursor() as cursor:
        cursor.execute(_SEARCH, {"words": words, "category": category, "course": course})
        rows = cursor.fetchall()
    threads = _load_threads([row[0] for row in rows])
    annotate_new_replies(list(threads.values()), member=member)
    return [
        SearchResult(threads[thread_id], _highlight(title), _highlight(excerpt), reply_id)
        for thread_id, reply_id, title, excerpt in rows
        if thread_id in threads
    ]


def find_similar(title: str) -> list[Discussion]:
    """Threads that share words with `title`, the nearest first. Two queries; none for a title without words."""
    words = list(dict.fromkeys(words_of(title)))[:12]
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SIMILAR, [" | ".join(f"'{word}'" for word in words), MAX_SIMILAR])
        ids = [thread_id for (thread_id,) in cursor.fetchall()]
    threads = _load_threads(ids)
    return [threads[thread_id] for thread_id in ids if thread_id in threads]


def _load_threads(ids: list[int]) -> dict[int, Discussion]:
    return with_list_columns(Discussion.objects.listed()).in_bulk(ids)


def _highlight(text: str) -> SafeString:
    """`text` for a page, the found words in <mark>."""
    return mark_safe(escape(text).replace(_MARK_START, "<mark>").replace(_MARK_END, "</mark>"))  # noqa: S308 (escaped)
