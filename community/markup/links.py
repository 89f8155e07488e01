"""Counting what a post links and whom it mentions, by the same reading that shows it."""

from community.markup.mentions import mentioned_names
from community.markup.parse import parse
from community.markup.urls import is_external


def count_external_links(source: str) -> int:
    """How many links lead away from this site: written as links, between < and >, or bare; mail addresses too."""
    children = (child for token in parse(source) for child in token.children or ())
    return sum(is_external(str(child.attrGet("href"))) for child in children if child.type == "link_open")


def count_mentions(source: str) -> int:
    """How many different names stand after an @, whether or not they are somebody's."""
    return len(mentioned_names(source))
