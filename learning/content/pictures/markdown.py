"""Pictures in Markdown: what is said of them to an author, and the HTML that stands for them."""

from collections.abc import Iterator
from html import escape
from typing import Final

from django.utils.translation import gettext as _
from markdown_it.token import Token

from learning.content.pictures.address import name_in, size_of

_FEWEST_LETTERS: Final = 5


def sentences_about_picture(token: Token) -> Iterator[str]:
    """What an author must change in the image `token`."""
    source = str(token.attrGet("src"))
    if source.startswith(("http:", "https:", "//")):
        yield _(
            "The picture %(source)s lies on another website, which would learn who reads this: "
            "put the file beside the lesson."
        ) % {"source": source[:80]}
    elif not name_in(source):
        yield _("There is no picture %(source)s beside the lesson or in the folder images.") % {"source": source[:80]}
    if len(token.content.strip()) < _FEWEST_LETTERS:
        yield _("Say in the brackets what the picture shows, for whoever cannot see it: ![A page with two entries](…).")


def is_shown(token: Token) -> bool:
    return token.type == "image" and bool(name_in(str(token.attrGet("src"))))


def picture_alone(inline: Token) -> Token | None:
    """The picture of a paragraph that holds nothing else: it gets a place of its own, and its title is a caption."""
    children = [child for child in inline.children or () if child.type != "text" or child.content.strip()]
    return children[0] if len(children) == 1 and is_shown(children[0]) else None


def render_picture(token: Token, words: str) -> str:
    """An <img> with its size, so that nothing moves when it arrives."""
    source = str(token.attrGet("src"))
    size = size_of(name_in(source))
    return (
        f'<img src="{escape(source)}" alt="{escape(words)}" width="{size.width}" height="{size.height}"'
        ' loading="lazy" decoding="async">'
    )


def render_picture_alone(token: Token, words: str) -> str:
    title = str(token.attrGet("title") or "").strip()
    caption = f'<figcaption dir="auto">{escape(title)}</figcaption>' if title else ""
    return f'<figure class="picture">{render_picture(token, words)}{caption}</figure>'
