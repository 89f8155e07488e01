"""Whom a post mentions, and whom somebody who is typing @ may mean."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.utils import timezone
from markdown_it.token import Token

from community.markup.normalize import MENTION
from community.markup.parse import parse
from learning.accounts.former_usernames import Holder, read_holders, who_was_meant
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
    """Those of the first ten names that are somebody's, or that somebody has given up and nobody has taken."""
    names = mentioned_names(source)[:MAX_MENTIONS]
    holders = read_holders(names)
    meant = [who_was_meant(holders[name], at=timezone.now()) for name in names]
    return list(User.objects.filter(pk__in=[who.user_id for who in meant if who and who.is_active]).order_by("pk"))


def suggest_people(text: str, most: int = 8) -> list[User]:
    """Learners with a public profile whose names begin with `text`, in whatever upper and lower case."""
    if not _NAME_PREFIX.fullmatch(text):
        return []
    # "_" would stand for any character.
    return list(User.objects.raw(_SUGGESTIONS, [text.lower().replace("_", r"\_") + "%", most]))


def extract_names(tokens: Sequence[Token]) -> list[str]:
    names = (child.meta.get(MENTION) for token in tokens for child in token.children or ())
    return list(dict.fromkeys(name for name in names if name))


def public_person(holders: Sequence[Holder], *, at: datetime) -> int | None:
    """Who was meant by a name of these `holders` at that moment, by id; None without a public profile."""
    meant = who_was_meant(holders, at=at)
    return meant.user_id if meant and meant.is_active and meant.is_public else None
