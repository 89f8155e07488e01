"""XML and HTML of strangers: without entities, without anything fetched, neither deep nor large."""

from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from lxml import etree, html

from learning.imports.texts import decode, without_controls

LARGEST: Final = 8 * 2**20  # bytes

# An element of lxml, which tells no types.
Element = Any


class XmlBroken(Exception):
    """Says in a sentence why the text cannot be read."""


def read_xml(data: bytes) -> Element:
    """The root of the document. Raises XmlBroken, also for a document that declares entities."""
    if len(data) > LARGEST:
        raise XmlBroken(_("The file has more than %(most)d MB.") % {"most": LARGEST // 2**20})
    # In front of the parser, which expands in attributes whatever it is told; without zeros it is found in UTF-16, too.
    plain = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain and b"<!ENTITY" in plain:
        raise XmlBroken(_("The file declares entities of its own (<!ENTITY …>), which are not read here."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlBroken(_("This is no XML that can be read: %(error)s") % {"error": _shown(error)}) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise XmlBroken(_("The file names entities that no page of XML has: write the signs themselves."))
    return root


def read_xml_file(file: Path) -> Element:
    """Raises XmlBroken."""
    try:
        if file.stat().st_size > LARGEST:
            raise XmlBroken(_("The file has more than %(most)d MB.") % {"most": LARGEST // 2**20})
        return read_xml(file.read_bytes())
    except OSError as error:
        raise XmlBroken(_("There is no such file.")) from error


def read_html(text: str) -> Element:
    """A <div> that holds what `text` says, whatever that is. Never raises."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    words = without_controls(text)[:LARGEST]
    try:
        return html.fragment_fromstring(words.encode(errors="replace"), create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        plain = html.Element("div")
        plain.text = words
        return plain


def inner_html(element: Element) -> str:
    """What stands between its tags, as HTML."""
    parts = [_escaped(element.text or "")]
    parts += (etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element)
    return "".join(parts)


def words_of_element(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def line_of(element: Element) -> int:
    """Counted from 1; 0 when it is not known."""
    return int(element.sourceline or 0)


def tag_of(element: Element) -> str:
    """Without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(error: Exception) -> str:
    return decode(str(error).encode(errors="replace"))[:160]
