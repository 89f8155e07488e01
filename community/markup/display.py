"""What pages, feeds and mails show of a post: its HTML, or its beginning in plain words."""

from collections.abc import Iterable
from datetime import datetime
from textwrap import shorten
from typing import Final

from django.db import connection
from django.utils.safestring import SafeString

from community.markup.parse import parse
from community.markup.render import render_posts
from community.markup.text import clean_text
from community.models import Discussion, Reply
from learning.content.directions import set_directions
from learning.content.markdown import plain_text_of

_ELLIPSIS: Final = "…"


# Only with the content it was made of, which somebody may be changing at this moment; nobody waits for it.
_STORE_HTML: Final = """
    UPDATE {table} p SET content_html = made.html
      FROM (SELECT p.id, v.html
              FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS v (id, content, html)
              JOIN {table} p ON p.id = v.id AND p.content = v.content AND p.content_html IS NULL
             ORDER BY p.id FOR NO KEY UPDATE OF p SKIP LOCKED) made
     WHERE p.id = made.id
"""


def post_html(post: Discussion | Reply) -> SafeString:
    """The rendering kept with `post`, or one made now, and kept for the next reader."""
    render_missing([post])
    return set_directions(post.content_html or "")


def render_missing(posts: Iterable[Discussion | Reply]) -> None:
    """Render those of `posts` that are not yet, all at once. At most three queries."""
    missing = [post for post in posts if post.content_html is None]
    for post, html in zip(missing, render_posts([(post.content, _written_at(post)) for post in missing]), strict=True):
        post.content_html = html
    for model in (Discussion, Reply):
        rows = [(post.pk, post.content, post.content_html) for post in missing if isinstance(post, model)]
        if rows:
            with connection.cursor() as cursor:
                cursor.execute(
                    _STORE_HTML.format(table=model._meta.db_table), [list(part) for part in zip(*rows, strict=True)]
                )


def _written_at(post: Discussion | Reply) -> datetime:
    return post.edited_at or post.created_at


def summary(source: str, most: int = 200) -> str:
    """The beginning of a post in plain words: one line of at most `most` characters."""
    words = " ".join(clean_text(plain_text_of(parse(source))).split())
    if len(words) <= most:
        return words
    beginning = shorten(words[: most + 1], most, placeholder=_ELLIPSIS, break_on_hyphens=False)
    return beginning if beginning != _ELLIPSIS else words[: most - len(_ELLIPSIS)] + _ELLIPSIS
