"""Which addresses a stored lesson leads to."""

import re
from html import unescape
from typing import Any, Final

_HREF: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')


def links_of(content: Any, sources: list[dict[str, str]]) -> list[str]:
    """Each once: those of its texts, in the order of the page, and then its sources."""
    found = [*_links_in(content), *(source.get("url", "") for source in sources)]
    return [address for address in dict.fromkeys(found) if address and not address.startswith(("#", "mailto:"))]


def _links_in(content: Any, key: str = "") -> list[str]:
    if isinstance(content, dict):
        return [link for name, value in content.items() for link in _links_in(value, str(name))]
    if isinstance(content, list):
        return [link for value in content for link in _links_in(value, key)]
    is_html = isinstance(content, str) and key.endswith("html")
    return [unescape(link) for link in _HREF.findall(content)] if is_html else []
