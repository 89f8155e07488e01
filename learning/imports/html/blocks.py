"""Blocks of HTML: paragraphs, headings, lists, code, quotations, tables, call-outs."""

import re
from collections.abc import Callable
from typing import Final

from learning.content.highlighting import knows_language
from learning.content.syntax.callouts import is_callout
from learning.imports.escaping import escape_line
from learning.imports.html.inline import inline, inline_element, one_line, plain_words, tidy
from learning.imports.html.tables import cells_of, is_layout, rows_of, table
from learning.imports.surroundings import Surroundings
from learning.imports.xml import Element, read_html, tag_of, words_of_element

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main menu nav ol p pre section table tbody td tfoot th thead tr ul body html".split()
)
_LANGUAGE: Final = re.compile(r"(?:language|lang|brush)[-:]\s*([\w+#-]+)")
_CALLOUT: Final = re.compile(
    r"\b(note|tip|hint|info|important|warning|caution|danger|alert-(?:info|warning|danger|success))\b"
)
_CALLED: Final = {"alert-info": "note", "alert-warning": "warning", "alert-danger": "danger", "alert-success": "tip"}


def markdown_of(html: str, around: Surroundings, *, top_heading: int = 3) -> str:
    """`html` as Markdown whose highest headings are of the level `top_heading`; 0 makes them bold paragraphs."""
    root = read_html(html)
    levels = [int(tag[1]) for element in root.iter() if (tag := tag_of(element)) in _HEADINGS]
    return _Writer(around, top_heading, min(levels, default=1)).within(root)


def label_of(html: str, around: Surroundings) -> str:
    """`html` as Markdown on one line, for a choice."""
    return one_line(inline(read_html(html), around))


class _Writer:
    def __init__(self, around: Surroundings, top: int, highest: int) -> None:
        self.around = around
        self.top = top
        self.highest = highest

    def within(self, element: Element) -> str:
        """What stands in `element`, block by block; words between blocks are paragraphs."""
        blocks: list[str] = []
        run = [plain_words(element.text)]
        for child in element:
            if tag_of(child) in _BLOCKS or self._holds_blocks(child):
                blocks += [self._paragraph(run), self._block(child)]
                run = []
            else:
                run.append(inline_element(child, self.around))
            run.append(plain_words(child.tail))
        blocks.append(self._paragraph(run))
        return "\n\n".join(block for block in blocks if block)

    def _holds_blocks(self, element: Element) -> bool:
        """A <span> or a link around paragraphs."""
        return any(tag_of(one) in _BLOCKS for one in element.iter()) and tag_of(element) not in (
            "svg",
            "object",
            "video",
        )

    def _block(self, element: Element) -> str:
        tag = tag_of(element)
        if tag in _HEADINGS:
            return self._heading(element, int(tag[1]))
        if tag in ("script", "style", "iframe"):
            return self._paragraph([inline_element(element, self.around)])
        special = _SPECIAL.get(tag)
        if special is not None:
            return special(self, element)
        inner = self.within(element)
        called = _CALLOUT.search(element.get("class") or "") if tag in ("div", "aside", "section", "p") else None
        word = _CALLED.get(called[1], called[1]) if called else ""
        return _quoted(inner, f"[!{word.upper()}]\n") if inner and word and is_callout(word) else inner

    def _paragraph(self, parts: list[str]) -> str:
        lines = tidy("".join(parts)).split("\n")
        return "\n".join(escape_line(line) for line in lines).strip()

    def _heading(self, element: Element, level: int) -> str:
        words = one_line(inline(element, self.around))
        if not words or not re.search(r"\w", words):
            return words
        if not self.top:
            return words if words.startswith("**") else f"**{words}**"
        return f"{'#' * min(6, self.top + level - self.highest)} {words.strip('*')}"

    def _list(self, element: Element) -> str:
        items: list[str] = []
        for child in element:
            inner = self.within(child) if tag_of(child) == "li" else self._block(child)
            if inner:
                mark = f"{len(items) + 1}. " if tag_of(element) == "ol" else "- "
                items.append(mark + inner.replace("\n", "\n" + " " * len(mark)))
        is_loose = any("\n\n" in item for item in items)
        return ("\n\n" if is_loose else "\n").join(_without_blank_tails(item) for item in items)

    def _definitions(self, element: Element) -> str:
        parts = (
            f"**{one_line(inline(child, self.around))}**" if tag_of(child) == "dt" else self.within(child)
            for child in element
        )
        return "\n\n".join(part for part in parts if part.strip("*"))

    def _code(self, element: Element) -> str:
        words = "".join(element.itertext()).strip("\n")
        if not words.strip():
            return ""
        classes = " ".join(one.get("class") or "" for one in element.iter())
        found = _LANGUAGE.search(classes)
        language = found[1].lower() if found and knows_language(found[1].lower()) else "text"
        longest = max((len(run) for run in re.findall(r"`{3,}", words)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}{language}\n{words}\n{fence}"

    def _table(self, element: Element) -> str:
        if not is_layout(element):
            return table(element, self.around)
        cells = (self.within(cell) for row in rows_of(element) for cell in cells_of(row))
        return "\n\n".join(cell for cell in cells if cell) or self.within(element)

    def _details(self, element: Element) -> str:
        summary = element.find("summary")
        title = words_of_element(summary) if summary is not None else ""
        if summary is not None:
            tail = summary.tail or ""
            element.remove(summary)
            element.text = (element.text or "") + tail
        inner = self.within(element)
        plain = re.sub(r"[<>&]", " ", title).strip() or "…"
        return f"<details>\n<summary>{plain}</summary>\n\n{inner}\n\n</details>" if inner else ""


_SPECIAL: Final[dict[str, Callable[[_Writer, Element], str]]] = {
    "ul": _Writer._list,
    "ol": _Writer._list,
    "menu": _Writer._list,
    "dl": _Writer._definitions,
    "pre": _Writer._code,
    "table": _Writer._table,
    "details": _Writer._details,
    "blockquote": lambda writer, element: _quoted(writer.within(element)),
    "hr": lambda _writer, _element: "---",
}


def _quoted(inner: str, first: str = "") -> str:
    return "\n".join(f"> {line}".rstrip() for line in (first + inner).split("\n")) if inner else ""


def _without_blank_tails(item: str) -> str:
    return "\n".join(line.rstrip() for line in item.split("\n"))
