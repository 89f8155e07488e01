"""Which way people's words run on a page: each block by its own first letter, code always from left to right."""

import re
from collections.abc import Iterator
from typing import Final

from tests.pages.tree import Element, parse_html
from tests.pages.worst_words import LEFTWARDS

_PEOPLES: Final = re.compile(LEFTWARDS)
# What people wrote in Latin letters, too (worst_words.py); U+2068 sets what follows apart.
_OTHERS: Final = re.compile(r"(?!HBAR|W+\b)\b[A-Za-z]{2,}[^\u2068]*$")
_FREE_TEXT: Final = ("", "text", "search")
_NO_TEXT: Final = frozenset(("script", "style", "title", "template"))


def find_misdirected(html: str) -> Iterator[str]:
    """What people wrote and may run the wrong way, and controls to write in that do not follow what is written."""
    root = parse_html(html)
    for element in root.elements():
        is_written_in = element.tag == "textarea" or (
            element.tag == "input" and element.attributes.get("type", "") in _FREE_TEXT
        )
        if is_written_in and "dir" not in element.attributes:
            yield f"no dir: {element} {element.attributes.get('name')}"
    for place, text in root.texts():
        is_shown = not _NO_TEXT & {each.tag for each in place.upwards()}
        is_apart = "\u2068" in _PEOPLES.split(text, maxsplit=1)[0]
        if is_shown and not is_apart and _PEOPLES.search(text) and (trouble := _trouble_of(place)):
            yield f"{trouble}: {' '.join(str(each) for each in list(place.upwards())[:3])} {text.strip()[:30]!r}"


def _trouble_of(place: Element) -> str:
    is_code = any(_holds_code(each) for each in place.upwards())
    holder = next((each for each in place.upwards() if _direction(each)), None)
    if holder is None:
        return "no dir"
    if is_code:
        return "" if _direction(holder) == "ltr" else "code that is not ltr"
    if _direction(holder) != "auto":
        return "not auto"
    if holder.tag == "textarea":
        return ""
    whole = "".join(text for at, text in holder.texts() if _counts(at, holder))
    before = _PEOPLES.split(whole, maxsplit=1)[0]
    return f"begins with other words in {holder}" if _OTHERS.search(before) else ""


def _holds_code(element: Element) -> bool:
    """Also where code is typed, and where its pieces are chosen."""
    attributes = element.attributes
    return element.tag in ("code", "pre") or "data-code-editor" in attributes or attributes.get("class") == "frame"


def _counts(place: Element, holder: Element) -> bool:
    """Text in a part with a direction of its own does not count for the whole."""
    return all(each is holder or not _direction(each) for each in place.upwards() if holder in list(each.upwards()))


def _direction(element: Element) -> str:
    return element.attributes.get("dir", "auto" if element.tag == "bdi" else "")
