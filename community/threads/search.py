"""Searching threads by their title, tags and words, and by the words of their replies, with what was found marked."""

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from community.access.member import Member
from community.models import Discussion
from community.threads.listing import annotate_new_replies, with_list_columns
from learning.content.words import words_of
from learning.search.marking import Found
from settings.replica import reading_connection

MAX_RESULTS: Final = 30
# The best of so many are looked through for those of a kind or course.
_CANDIDATES: Final = 300
MAX_SIMILAR: Final = 5

_SEARCH: Final = f"""
    SELECT d.id, h.reply_id, d.title, coalesce(r.content, d.content), q::text, count(*) OVER ()
      FROM search_query(%(words)s) AS q
      CROSS JOIN LATERAL search_forum(q, {_CANDIDATES}) WITH ORDINALITY AS h (discussion_id, reply_id, rank, position)
      JOIN discussions d ON d.id = h.discussion_id
      LEFT JOIN courses c ON c.id = d.course_id
      LEFT JOIN replies r ON r.id = h.reply_id
     WHERE %(category)s IN ('', d.category) AND %(course)s IN ('', c.slug)
     ORDER BY h.position
     LIMIT %(most)s
"""  # noqa: S608 (numbers of our own)

# Any of the words, whatever their form; those at place 16383 only repeat them (learning/sql/search_vector.sql).
_SIMILAR: Final = """
    WITH words AS (
        SELECT lexeme FROM unnest(search_vector(%s, '', '')) WHERE positions[1] < 16383 ORDER BY positions[1] LIMIT 24
    )
    SELECT h.discussion_id
      FROM (SELECT coalesce(string_agg(quote_literal(lexeme), ' | '), '')::tsquery AS q FROM words) AS t
     CROSS JOIN LATERAL search_forum(q, %s) AS h
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
    return count_and_search(words, member=member, category=category, course=course)[1]


def count_and_search(
    words: str, *, member: Member, category: str = "", course: str = "", most: int = MAX_RESULTS
) -> tuple[int, list[SearchResult]]:
    """How many threads match, as far as 300, and the best `most` of them. Three queries."""
    wanted: dict[str, str | int] = {
        "words": words.replace("\0", " "),
        "category": category,
        "course": course,
        "most": most,
    }
    with reading_connection().cursor() as cursor:
        cursor.execute(_SEARCH, wanted)
        rows = cursor.fetchall()
    threads = _load_threads([row[0] for row in rows])
    annotate_new_replies(list(threads.values()), member=member)
    found = Found(rows[0][-2] if rows else "")
    results = [
        SearchResult(threads[thread_id], found.mark(title), found.excerpt(content), reply_id)
        for thread_id, reply_id, title, content, *_ in rows
        if thread_id in threads
    ]
    return rows[0][-1] if rows else 0, results


def find_similar(title: str) -> list[Discussion]:
    """Threads that share words with `title`, the nearest first. Two queries; none for a title without words."""
    if not words_of(title):
        return []
    with reading_connection().cursor() as cursor:
        cursor.execute(_SIMILAR, [title.replace("\0", " "), MAX_SIMILAR])
        ids = [thread_id for (thread_id,) in cursor.fetchall()]
    threads = _load_threads(ids)
    return [threads[thread_id] for thread_id in ids if thread_id in threads]


def _load_threads(ids: list[int]) -> dict[int, Discussion]:
    return with_list_columns(Discussion.objects.listed()).in_bulk(ids)
