"""Where a post's links may lead."""

import re
from html import escape
from typing import Final

import nh3
from django.conf import settings

from learning.content.sanitize import URL_SCHEMES

# No link of sense is longer; what a browser would do with one is anybody's guess.
MAX_CHARACTERS: Final = 2000
# As they stand in a page, with everything unusual percent-encoded. A name before the host ("https://bank@evil.example")
# is there to deceive, and a second slash or a backslash after the first leads to another host.
_ALLOWED: Final = re.compile(
    r"https?://(?P<host>[^\W_][^\s/?#@\\]*)(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|(?P<path>/)(?:[^\s/\\]\S*)?",
    re.IGNORECASE,
)
# Browsers refuse more than the list does: hosts that cannot be, ports that are too high.
_URL_CHECKER: Final = nh3.Cleaner(tags={"a"}, attributes={"a": {"href"}}, url_schemes=URL_SCHEMES, link_rel=None)


def is_linkable(href: str) -> bool:
    """Whether a post's link may lead to `href`, which is encoded, and can."""
    return is_allowed(href) and "href" in _URL_CHECKER.clean(f'<a href="{escape(href)}">')


def is_allowed(href: str) -> bool:
    """Whether it is of a kind that posts may link: http, https, mail and paths of this site."""
    return len(href) <= MAX_CHARACTERS and _ALLOWED.fullmatch(href) is not None


def is_external(href: str) -> bool:
    """Whether a link leaves this site. A mail address does."""
    target = _ALLOWED.fullmatch(href)
    if target is None or target["path"]:
        return target is None
    return (target["host"] or "").lower() != settings.SITE_HOST.lower()
