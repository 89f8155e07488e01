"""Words within a paragraph of HTML."""

import re
from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.escaping import escape
from learning.imports.surroundings import Surroundings
from learning.imports.xml import Element, tag_of, words_of_element

_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
_CODE: Final = ("code", "kbd", "tt", "samp", "var")
_FILMS: Final = ("iframe", "video", "audio", "embed", "object")
_SILENT: Final = (
    "script",
    "style",
    "link",
    "meta",
    "noscript",
    "template",
    "head",
    "title",
    "source",
    "track",
    "param",
)
_FORMS: Final = ("input", "button", "select", "textarea")
_DRAWN: Final = ("svg", "canvas", "math", "map")
BREAK: Final = "\0"  # a line's end, until the paragraph is whole; no text has one


def inline(element: Element, around: Surroundings) -> str:
    """Markdown of what stands within `element`, on one line but for breaks."""
    parts = [plain_words(element.text)]
    for child in element:
        parts += [inline_element(child, around), plain_words(child.tail)]
    return "".join(parts)


def inline_element(element: Element, around: Surroundings) -> str:
    """Markdown of `element` itself, without what follows it."""
    tag = tag_of(element)
    if tag in _MARKS:
        return _marked(inline(element, around), _MARKS[tag])
    if tag in _CODE:
        return code_span(" ".join("".join(element.itertext()).split()))
    if (special := _SPECIAL.get(tag)) is not None:
        return special(element, around)
    return inline(element, around)


def one_line(markdown: str) -> str:
    """What inline() gave, for a label or a cell."""
    return tidy(markdown).replace("\\\n", " ")


def tidy(markdown: str) -> str:
    """Without spaces that say nothing, and with breaks as Markdown has them."""
    lines = (" ".join(line.split()) for line in markdown.split(BREAK))
    return "\\\n".join(line for line in lines if line)


def code_span(words: str) -> str:
    if not words:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    marks = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{marks}{pad}{words}{pad}{marks}"


def plain_words(text: str | None) -> str:
    """What stands between tags, with spaces at its ends as far as they part words."""
    return escape(re.sub(r"[\s\u00a0]+", " ", text.replace(BREAK, ""))) if text else ""


def _marked(words: str, mark: str) -> str:
    """`words` between marks, which stand at words and not at spaces. Never twice, and never over a break."""
    core = words.strip(f" {BREAK}")
    if not core or core.startswith((mark, "![")) or BREAK in core:
        return words
    start = words.index(core)
    return f"{words[:start]}{mark}{core}{mark}{words[start + len(core) :]}"


def _link(element: Element, around: Surroundings) -> str:
    words = inline(element, around)
    if "](" in words:  # a picture, or a film that has become a link
        return words
    lead, trail = (" " if words[:1] == " " else ""), (" " if words[-1:] == " " else "")
    return f"{lead}{around.link(words.replace(BREAK, ' '), element.get('href') or '')}{trail}"


def _picture(element: Element, around: Surroundings) -> str:
    return around.picture(element.get("src") or "", element.get("alt") or element.get("title") or "")


def _film(element: Element, around: Surroundings) -> str:
    inner = element.find(".//source")
    source = element.get("src") or element.get("data") or (inner.get("src") if inner is not None else "") or ""
    return around.film(source, element.get("title") or "")


def _silent(element: Element, around: Surroundings) -> str:
    if tag_of(element) == "script":
        around.report.left_out(around.place, _("A program (<script>): lessons have none of their own."))
    return ""


def _form(element: Element, around: Surroundings) -> str:
    around.report.left_out(around.place, _("A field of a form (<%(tag)s>).") % {"tag": tag_of(element)})
    return inline(element, around) if tag_of(element) == "button" else ""


def _drawn(element: Element, around: Surroundings) -> str:
    around.report.left_out(around.place, _("What is drawn by <%(tag)s>.") % {"tag": tag_of(element)})
    return escape(words_of_element(element))


_SPECIAL: Final[dict[str, Callable[[Element, Surroundings], str]]] = {
    "a": _link,
    "img": _picture,
    "br": lambda _element, _around: BREAK,
    **dict.fromkeys(_FILMS, _film),
    **dict.fromkeys(_SILENT, _silent),
    **dict.fromkeys(_FORMS, _form),
    **dict.fromkeys(_DRAWN, _drawn),
}
