"""What may be in a post's HTML, checked as a browser reads it."""

from html.parser import HTMLParser

from community.markup.sanitize import LINK_REL
from community.markup.urls import is_linkable
from learning.content.sanitize import OWN_CLASSES

_ATTRIBUTES = {
    "a": {"href", "title", "rel", "class"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "span": {"class"},
    "th": {"class", "scope"},
    "td": {"class"},
}
_TAGS = {*_ATTRIBUTES, *"h4 h5 h6 p br hr ul li blockquote strong em code pre table thead tbody tr".split()}
_CLASSES = OWN_CLASSES | {"a": {"mention"}}


class Inspector(HTMLParser):
    """Fails on anything that is not on the list; keeps the addresses of links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS
        values = {name: value or "" for name, value in attrs}
        assert values.keys() <= _ATTRIBUTES.get(tag, set())
        assert set(values.get("class", "").split()) <= _CLASSES.get(tag, set())
        if tag == "div":
            assert (values["tabindex"], values["role"]) == ("0", "region")
            assert values["aria-label"].startswith(("Example ", "Table "))
        if tag == "a":
            assert is_linkable(values["href"])
            assert values["rel"] == LINK_REL
            self.links.append(values["href"])

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def inspect_post(html: str) -> list[str]:
    """The addresses of the links in `html`, in which everything may be."""
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.links
