"""The only HTML that a post may become. Markdown makes nothing else; this holds if it ever should."""

import nh3

from community.markup.urls import is_allowed
from learning.content.sanitize import OWN_CLASSES, OWN_VALUES, TEXT_TAGS, URL_SCHEMES

# Search engines count no link of a post as ours.
LINK_REL = "nofollow ugc"
# A post stands below the headings of its page.
HEADINGS = ("h4", "h5", "h6")


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or is_allowed(value) else None


_CLEANER = nh3.Cleaner(
    tags={*HEADINGS, *TEXT_TAGS},
    clean_content_tags={"script", "style"},
    attributes={"a": {"href", "title"}, "ol": {"start"}, "div": {"aria-label"}},
    attribute_filter=_keep_attribute,
    tag_attribute_values=OWN_VALUES,
    allowed_classes=OWN_CLASSES | {"a": {"mention"}},
    url_schemes=URL_SCHEMES,
    link_rel=LINK_REL,
)


def clean_post(html: str) -> str:
    """`html` with everything dropped that is not on the list, and LINK_REL on every link; text stays."""
    return _CLEANER.clean(html)
