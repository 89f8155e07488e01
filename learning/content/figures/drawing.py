"""A figure as HTML: inline SVG with a name and a description, and a caption."""

import unicodedata
from hashlib import sha256
from html import escape
from typing import Final

from learning.content.figures.canvas import WIDTH, Canvas, Direction
from learning.content.figures.kind import Data
from learning.content.figures.kinds import KINDS

_MARGIN: Final = 1.5  # for the strokes of what stands at the border


def render_figure(data: Data, *, place: int = 1, direction: Direction | None = None) -> str:
    """`data`, which has no problems, as HTML. `place` tells two equal figures of a page apart.

    A figure runs the way its title does, unless `direction` says another.
    """
    direction = direction or direction_of(data["title"])
    canvas = Canvas(direction)
    KINDS[data["kind"]].draw(canvas, data)
    title, alt = data["title"].strip(), data["alt"].strip()
    name = f"figure-{sha256((title + alt).encode()).hexdigest()[:8]}-{place}"
    box = f"{-_MARGIN} {-_MARGIN} {WIDTH + 2 * _MARGIN:g} {canvas.height + 2 * _MARGIN:g}"
    return (
        f'<figure class="picture picture-{data["kind"]}" dir="{direction}">'
        f'<svg viewBox="{box}" role="img" direction="{direction}" aria-labelledby="{name}-title {name}-alt">'
        f'<title id="{name}-title">{escape(as_sentence(title))}</title><desc id="{name}-alt">{escape(alt)}</desc>'
        # Not every screen reader leaves out what stands in a picture: its words would follow one by one.
        f'<g aria-hidden="true">{canvas.content}</g></svg>'
        f"<figcaption>{escape(title)}</figcaption></figure>"
    )


def plain_figure(data: Data) -> str:
    """What is read aloud and searched instead of the picture."""
    return f"{as_sentence(data['title'].strip())} {data['alt'].strip()}"


def as_sentence(title: str) -> str:
    """`title` with a full stop, so that what is read after it begins anew."""
    return title if unicodedata.category(title[-1]) == "Po" else f"{title}."


def direction_of(words: str) -> Direction:
    """The way the first letter runs."""
    for sign in words:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"
