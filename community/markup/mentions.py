"""Whom a post mentions, and whom somebody who is typing @ may mean."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import QuerySet
from django.db.models.functions import Lower
from markdown_it.token import Token

from community.markup.normalize import MENTION
from community.markup.parse import parse
from learning.models import User

# People whom one post links and who are notified of it; limits.py refuses a post with more.
MAX_MENTIONS: Final = 10
_NAME_PREFIX: Final = re.compile(r"[A-Za-z0-9_-]{1,30}")
# In the order of users_mention_idx, which is that of bytes: the first eight are found without a look at the others.
_SUGGESTIONS: Final = """
    SELECT id, username, avatar_emoji FROM users
     WHERE is_active AND profile_public AND lower(username) LIKE %s
     ORDER BY lower(username) USING ~<~ LIMIT %s
"""


def mentioned_names(source: str) -> list[str]:
    """The names after an @, each once, in small letters and the order of the text; not in code, links or addresses."""
    return extract_names(parse(source))


def mentioned_people(source: str) -> list[User]:
    """Those of the first ten names that are somebody's."""
    return list(_named(mentioned_names(source)[:MAX_MENTIONS]).order_by("pk"))


def suggest_people(text: str, most: int = 8) -> list[User]:
    """Learners with a public profile whose names begin with `text`, in whatever upper and lower case."""
    if not _NAME_PREFIX.fullmatch(text):
        return []
    # "_" would stand for any character.
    return list(User.objects.raw(_SUGGESTIONS, [text.lower().replace("_", r"\_") + "%", most]))


def extract_names(tokens: Sequence[Token]) -> list[str]:
    names = (child.meta.get(MENTION) for token in tokens for child in token.children or ())
    return list(dict.fromkeys(name for name in names if name))


def public_people(names: Sequence[str]) -> dict[str, str]:
    """From names in small letters to names as they are written, of those with a public profile."""
    if not names:
        return {}
    public = _named(names).filter(profile_public=True)
    return {name.lower(): name for name in public.values_list("username", flat=True)}


def _named(names: Iterable[str]) -> QuerySet[User]:
    people = User.objects.filter(is_active=True).alias(lower_name=Lower("username"))
    return people.filter(lower_name__in=list(names))
