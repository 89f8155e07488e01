"""HTML as a tree, for questions that a selector cannot put. For pages whose elements are all closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, Self

_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(eq=False)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Self | None = None
    children: list["Element | str"] = field(default_factory=list)

    def upwards(self) -> Iterator["Element"]:
        """Itself, its parent and so on."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def elements(self) -> Iterator["Element"]:
        """Itself and everything in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    def texts(self) -> Iterator[tuple["Element", str]]:
        """Each run of text in it that is not blank, with the element it stands in, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.texts()
            elif child.strip():
                yield self, child

    def __str__(self) -> str:
        place = " ".join(f'{name}="{value[:40]}"' for name, value in self.attributes.items() if name in ("class", "id"))
        return f"<{self.tag}{' ' if place else ''}{place}>"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # As in SVG.
        self.here.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.here.tag == tag, f"</{tag}> closes {self.here}"
            assert self.here.parent is not None
            self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse_html(html: str) -> Element:
    """The root; its children are those of the document or fragment. Raises AssertionError for what is not closed."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"{builder.here} is never closed"
    return builder.root
