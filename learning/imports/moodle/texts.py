"""Texts in Moodle XML: a format beside them, pictures within."""

from base64 import b64decode
from binascii import Error as NotBase64

from learning.imports.surroundings import Surroundings
from learning.imports.words import in_label, in_markdown
from learning.imports.xml import Element

_NAMES = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}


def in_our_words(element: Element | None, around: Surroundings) -> str:
    """The text of `element` as Markdown; empty without one."""
    return in_markdown(*_said(element), around) if element is not None else ""


def as_label(element: Element | None, around: Surroundings) -> str:
    """The same on one line."""
    return in_label(*_said(element), around) if element is not None else ""


def files_in(question: Element) -> dict[str, bytes]:
    """Pictures that stand within the question, by their names."""
    found: dict[str, bytes] = {}
    for file in question.iter("file"):
        try:
            found[file.get("name") or ""] = b64decode("".join(file.itertext()), validate=False)
        except (NotBase64, ValueError):
            continue
    for image in question.iter("image_base64"):
        named = (question.findtext("image") or "").rpartition("/")[2]
        try:
            found[named] = b64decode("".join(image.itertext()), validate=False)
        except (NotBase64, ValueError):
            continue
    return found


def _said(element: Element) -> tuple[str, str]:
    words = element.findtext("text")
    if words is None:
        words = element.text or ""
    return words, _NAMES.get(element.get("format") or "html", "html")
