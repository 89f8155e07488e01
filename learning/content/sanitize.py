"""The only HTML that lesson content may become. What is not named here does not reach a page."""

import nh3

from learning.content.highlighting import COLOUR_CLASSES

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

_CLEANER = nh3.Cleaner(
    tags={*HEADINGS, *TEXT_TAGS},
    clean_content_tags={"script", "style"},
    attributes={
        "a": {"href", "title"},
        "ol": {"start"},
        "div": {"aria-label"},
        **{heading: {"id"} for heading in HEADINGS},
    },
    tag_attribute_values={"a": {"rel": {EXTERNAL_REL}}, **OWN_VALUES},
    allowed_classes=OWN_CLASSES,
    url_schemes=URL_SCHEMES,
    link_rel=None,
)


def clean_html(html: str) -> str:
    """`html` with everything dropped that is not on the list; text stays."""
    return _CLEANER.clean(html)
