"""The only HTML that lesson content may become. What is not named here does not reach a page."""

import re

import nh3

from learning.content.highlighting import COLOUR_CLASSES
from learning.content.syntax.callouts import TITLES
from learning.content.syntax.terms import TERM_CLASS

EXTERNAL_REL = "noopener nofollow"
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TEXT_TAGS = {
    *("p", "br", "hr", "ul", "ol", "li", "blockquote", "strong", "em", "a", "code", "pre", "span", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
# What the renderer adds by itself and no author can choose.
OWN_VALUES = {"div": {"tabindex": {"0"}, "role": {"region"}}, "th": {"scope": {"col"}}}
OWN_CLASSES = {
    "div": {"scroll", "code", "table-scroll"},
    "span": COLOUR_CLASSES,
    "th": {"align-center", "align-end"},
    "td": {"align-center", "align-end"},
}
URL_SCHEMES = {"http", "https", "mailto"}

# What lessons have beside it; posts of the forum do not.
_LESSON_TAGS = {"aside", "details", "summary", "s", "sup"}
_LESSON_VALUES = {"aside": {"role": {"note"}}, "span": {"role": {"img"}}}
_LESSON_CLASSES = {
    "div": OWN_CLASSES["div"] | {"notes"},
    "aside": {"callout", *(f"callout-{kind}" for kind in TITLES)},
    "p": {"callout-title"},
    "li": {"tick"},
    "a": {TERM_CLASS},
}
# Ids are the renderer's own, and lead nowhere but within what it rendered.
_IDS = {"a": re.compile(r"mark-\d+(-\d+)?"), "li": re.compile(r"note-\d+")}


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    return value if name != "id" or tag not in _IDS or _IDS[tag].fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags={*HEADINGS, *TEXT_TAGS, *_LESSON_TAGS},
    clean_content_tags={"script", "style"},
    attributes={
        "a": {"href", "title", "id", "aria-label"},
        "ol": {"start"},
        "li": {"id", "value"},
        "div": {"aria-label"},
        "aside": {"aria-label"},
        "span": {"aria-label"},
        **{heading: {"id"} for heading in HEADINGS},
    },
    attribute_filter=_keep_attribute,
    tag_attribute_values={"a": {"rel": {EXTERNAL_REL}}, **OWN_VALUES, **_LESSON_VALUES},
    allowed_classes={**OWN_CLASSES, **_LESSON_CLASSES},
    url_schemes=URL_SCHEMES,
    link_rel=None,
)


def clean_html(html: str) -> str:
    """`html` with everything dropped that is not on the list; text stays."""
    return _CLEANER.clean(html)
