"""HTML and components of MDX in Markdown."""

import re
from collections.abc import Callable, Container
from html import unescape
from typing import Final

from django.utils.translation import gettext as _

from learning.content.syntax.callouts import is_callout
from learning.imports.escaping import escape
from learning.imports.html.blocks import markdown_of
from learning.imports.html.inline import code_span
from learning.imports.markdown.shelter import Shelter
from learning.imports.surroundings import Surroundings

_ATTRIBUTES: Final = (
    r"(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s\"'<>{}]+))?|\s*\{\.\.\.[^{}]*\})*"
)
_TAG: Final = re.compile(rf"<(?P<close>/)?(?P<name>[A-Za-z][\w.-]*)(?P<attributes>{_ATTRIBUTES})\s*(?P<alone>/)?>")
_ATTRIBUTE: Final = re.compile(
    r"(?P<key>[\w:@.-]+)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|\{[`\"']?(?P<c>[^{}]*?)[`\"']?\}|(?P<d>[^\s\"'<>{}]+))"
)
# Blocks of HTML that hold HTML alone; what has Markdown between its tags is read tag by tag.
_WHOLE: Final = ("table", "ul", "ol", "dl", "figure", "pre")
_HTML: Final = frozenset(
    "a abbr address article aside b big blockquote body br button caption center cite code col colgroup dd del"
    " details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i"
    " iframe img input ins kbd label li link main mark meta nav noscript object ol p picture pre q s samp script"
    " section select small source span strike strong style sub summary sup svg path table tbody td template textarea"
    " tfoot th thead time title tr tt u ul var video audio wbr".split()
)
_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
_CALLOUTS: Final = frozenset(
    "Callout Admonition Alert Hint Aside Note Tip Info Warning Danger Check Important Caution".split()
)
_BOXES: Final = frozenset(("details", "Accordion", "Expandable", "Collapsible"))
_PICTURES: Final = frozenset(("img", "Image", "Img"))
_FILMS: Final = frozenset("iframe video audio embed YouTube Youtube ReactPlayer LiteYouTubeEmbed Video".split())
_PARTS: Final = frozenset(("Tab", "TabItem", "Step", "Card"))
_LAYOUT: Final = frozenset("Tabs Steps CodeGroup Columns Column CardGroup Cards Frame AccordionGroup Fragment".split())
_FORMS: Final = frozenset(("form", "input", "button", "select", "textarea"))
_HEADING: Final = re.compile(r"h([1-6])")
_GONE: Final = re.compile(r"<(script|style|svg|head)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_CODE: Final = re.compile(r"<(code|kbd|tt|samp|var)\b[^>]*>(.*?)</\1\s*>", re.DOTALL)
_LINK: Final = re.compile(rf"<a(?P<attributes>{_ATTRIBUTES})\s*>(?P<words>.*?)</a\s*>", re.DOTALL)
_SUMMARY: Final = re.compile(r"(?:<details\b[^>]*>\s*)?<summary\b[^>]*>(?P<words>.*?)</summary\s*>", re.DOTALL)


def without_tags(text: str, around: Surroundings, shelter: Shelter) -> str:
    """`text` whose tags have become Markdown, are gone, or are shown as they are."""
    text = _GONE.sub("", text)
    for name in _WHOLE:
        text = _convert_whole(text, name, around, shelter)
    text = _CODE.sub(lambda found: shelter.keep(code_span(" ".join(unescape(found[2]).split()))), text)
    text = _LINK.sub(
        lambda found: around.link(" ".join(found["words"].split()), attributes_of(found).get("href", "")), text
    )
    text = _SUMMARY.sub(lambda found: _opened(found["words"], shelter), text)
    reader = _Reader(around, shelter, frozenset(re.findall(r"</([A-Za-z][\w.-]*)\s*>", text)))
    return re.sub(r"(?<!\\)<(?=[A-Za-z/!?])", r"\\<", _TAG.sub(reader.replace, text))


def attributes_of(tag: re.Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(tag["attributes"] or "")
    return {one["key"]: unescape(next(filter(None, one.groups()[1:]), "")) for one in found}


def _opened(title: str, shelter: Shelter) -> str:
    words = re.sub(r"<[^>]*>|[<>&]", " ", title)
    summary = " ".join(words.split()) or _("More")
    return f"\n\n{shelter.keep('<details>')}\n{shelter.keep(f'<summary>{summary}</summary>')}\n\n"


def _convert_whole(text: str, name: str, around: Surroundings, shelter: Shelter) -> str:
    """Each outermost <name>…</name> of `text`, read as HTML; one that never ends is left."""
    edges = list(re.finditer(rf"<(?P<close>/)?{name}\b[^<>]*>", text))
    parts, place, depth, start = list[str](), 0, 0, 0
    for edge in edges:
        if not edge["close"]:
            start = edge.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                markdown = markdown_of(text[start : edge.end()], around)
                parts += [text[place:start], f"\n\n{shelter.keep(shelter.bring_back(markdown))}\n\n"]
                place = edge.end()
    return "".join([*parts, text[place:]])


class _Reader:
    """Replaces tags one by one, in the order of the text."""

    def __init__(self, around: Surroundings, shelter: Shelter, closed: frozenset[str]) -> None:
        self.around = around
        self.shelter = shelter
        self.closed = closed

    def replace(self, tag: re.Match[str]) -> str:
        name, is_end = tag["name"], bool(tag["close"])
        for names, answer in _ANSWERS:
            if name in names:
                return answer(self, tag, is_end)
        if heading := _HEADING.fullmatch(name):
            return "\n\n" if is_end else f"\n\n{'#' * int(heading[1])} "
        if name.lower() in _HTML:
            return "\n\n" if name == "p" and not _is_in_table(tag) else ""
        return self._unknown(tag)

    def _unknown(self, tag: re.Match[str]) -> str:
        name = tag["name"]
        is_component = name[0].isupper() and (tag["alone"] or name in self.closed)
        if not is_component and not (name in self.closed and (tag["attributes"] or tag["close"])):
            return tag[0]
        if tag["alone"]:
            self.around.report.left_out(
                self.around.place, _("<%(name)s />, which only the other site has.") % {"name": name}
            )
        elif not tag["close"]:
            self.around.report.changed(
                self.around.place, _("<%(name)s> is gone; the words between its tags stay.") % {"name": name}
            )
        return ""

    def mark(self, tag: re.Match[str], is_end: bool) -> str:
        return _MARKS[tag["name"]]

    def line(self, tag: re.Match[str], is_end: bool) -> str:
        return self.shelter.keep("<br>") if tag["name"] == "br" else "\n\n---\n\n"

    def callout(self, tag: re.Match[str], is_end: bool) -> str:
        if is_end or tag["alone"]:
            return "\n:::\n\n" if is_end else ""
        given = attributes_of(tag)
        word = (given.get("type") or given.get("variant") or given.get("style") or tag["name"]).lower()
        return f"\n\n:::{word if is_callout(word) else 'note'} {given.get('title', '')}".rstrip() + "\n"

    def box(self, tag: re.Match[str], is_end: bool) -> str:
        if is_end:
            return f"\n\n{self.shelter.keep('</details>')}\n\n"
        given = attributes_of(tag)
        return _opened(given.get("title") or given.get("summary") or "", self.shelter)

    def picture(self, tag: re.Match[str], is_end: bool) -> str:
        given = attributes_of(tag)
        return "" if is_end else self.shelter.keep(self.around.picture(given.get("src", ""), given.get("alt", "")))

    def film(self, tag: re.Match[str], is_end: bool) -> str:
        given = attributes_of(tag)
        source = given.get("src") or given.get("url") or given.get("href") or ""
        name = given.get("id") or given.get("videoId") or given.get("videoid") or ""
        if is_end or not (source or name):
            return ""
        return self.shelter.keep(self.around.film(source or f"https://youtu.be/{name}", given.get("title", "")))

    def source(self, tag: re.Match[str], is_end: bool) -> str:
        given = attributes_of(tag)
        return self.shelter.keep(self.around.film(given["src"], "")) if "src" in given else ""

    def part(self, tag: re.Match[str], is_end: bool) -> str:
        given = attributes_of(tag)
        title = given.get("title") or given.get("label") or given.get("value") or ""
        if is_end or not title:
            return "\n\n"
        words = self.around.link(escape(title), given["href"]) if "href" in given else escape(title)
        return f"\n\n**{words}**\n\n"

    def layout(self, tag: re.Match[str], is_end: bool) -> str:
        return ""

    def form(self, tag: re.Match[str], is_end: bool) -> str:
        if not is_end:
            self.around.report.left_out(self.around.place, _("A field of a form (<%(tag)s>).") % {"tag": tag["name"]})
        return ""


def _is_in_table(tag: re.Match[str]) -> bool:
    start = tag.string.rfind("\n", 0, tag.start()) + 1
    return tag.string[start : tag.start()].lstrip().startswith("|")


_ANSWERS: Final[tuple[tuple[Container[str], Callable[[_Reader, re.Match[str], bool], str]], ...]] = (
    (_MARKS, _Reader.mark),
    (("br", "hr"), _Reader.line),
    (_CALLOUTS, _Reader.callout),
    (_BOXES, _Reader.box),
    (_PICTURES, _Reader.picture),
    (_FILMS, _Reader.film),
    (("source",), _Reader.source),
    (_PARTS, _Reader.part),
    (_LAYOUT, _Reader.layout),
    (_FORMS, _Reader.form),
)
