"""Pictures, links, headings, footnotes and words in double brackets of Markdown that was written for another site."""

import re
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.escaping import escape
from learning.imports.surroundings import Surroundings

_TARGET: Final = (
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()<>]*\))*))"
    r"(?:\s+(?:\"(?P<title>[^\"\n]*)\"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"
)
_PICTURE: Final = re.compile(rf"!\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]{_TARGET}(?:\{{[^}}\n]*\}})?")
_LINK: Final = re.compile(
    rf"(?<![!\\])\[(?P<words>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]*\])+)\]{_TARGET}(?:\{{[^}}\n]*\}})?"
)
_DEFINITION: Final = re.compile(
    r"^ {0,3}\[(?P<name>[^\]\^\n][^\]\n]*)\]:\s*<?(?P<href>[^\s<>]+)>?(?:\s+[\"'(][^\n]*[\"')])?\s*$", re.MULTILINE
)
_NAMED_PICTURE: Final = re.compile(r"!\[(?P<words>[^\[\]\n]*)\]\[(?P<name>[^\[\]\n]*)\]")
_WIKI: Final = re.compile(r"\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]|\n]+))?\]\]")
_NOTE: Final = re.compile(r"\\?\[\^(?P<name>[^\]\s]+)\](?P<defines>:)?")
_SETEXT: Final = re.compile(r"^(?P<words>[^\n|>#\s-][^\n|]*)\n(?P<rule>=+|-{2,})[ \t]*$", re.MULTILINE)
_HEADING: Final = re.compile(r"^(?P<before> {0,3})(?P<marks>#{1,6})(?=[ \t])", re.MULTILINE)


def with_our_references(text: str, around: Surroundings) -> str:
    """`text` whose pictures, links and notes are such as lessons have."""
    targets = {one["name"].lower(): one["href"] for one in _DEFINITION.finditer(text)}
    text = _NAMED_PICTURE.sub(lambda found: _named_picture(found, targets), text)
    text = _PICTURE.sub(lambda found: around.picture(_target(found), _said(found)), text)
    text = _LINK.sub(lambda found: _link(found, around), text)
    text = _DEFINITION.sub(lambda found: _defined(found, around), text)
    text = _WIKI.sub(lambda found: found["words"] or found["target"], text)
    defined = {one["name"] for one in _NOTE.finditer(text) if one["defines"]}
    if any(one["name"] not in defined for one in _NOTE.finditer(text)):
        around.report.changed(around.place, _("A mark of a footnote is gone: its words were not there."))
    return _NOTE.sub(lambda found: found[0] if found["name"] in defined else "", text)


def with_our_headings(text: str, *, top: int) -> str:
    """`text` whose highest headings are of the level `top`; 0 makes bold words of them."""
    text = _SETEXT.sub(lambda found: f"{'#' if found['rule'][0] == '=' else '##'} {found['words'].strip()}", text)
    levels = [len(found["marks"]) for found in _HEADING.finditer(text)]
    if not levels:
        return text
    if not top:
        return re.sub(
            r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$",
            lambda found: f"**{found[1].strip('*')}**" if found[1] else "",
            text,
            flags=re.MULTILINE,
        )
    shift = max(0, top - min(levels))
    return _HEADING.sub(lambda found: "#" * min(6, len(found["marks"]) + shift), text)


def _target(found: re.Match[str]) -> str:
    return (found["angled"] if found["angled"] is not None else found["bare"]) or ""


def _said(found: re.Match[str]) -> str:
    """The words of a picture; what stands in quotes when they say nothing."""
    words = re.sub(r"[*_`]", "", found["words"]).strip()
    return words if len(words) >= 5 else (found["title"] or words)


def _named_picture(found: re.Match[str], targets: dict[str, str]) -> str:
    href = targets.get((found["name"] or found["words"]).lower())
    return f"![{found['words']}](<{href}>)" if href else escape(found["words"])


def _link(found: re.Match[str], around: Surroundings) -> str:
    words, href = found["words"], _target(found)
    if words.startswith("!["):  # a picture that leads somewhere
        return words
    return around.link(words, href)


def _defined(found: re.Match[str], around: Surroundings) -> str:
    address = around.address(found["href"])
    return f"[{found['name']}]: {address}" if address else ""


def formulas(text: str) -> int:
    """How many formulas of TeX it has."""
    return len(re.findall(r"\$\$.+?\$\$", text, re.DOTALL))


def formula_note() -> str:
    return _("A formula is shown as it is written.")
