"""Tables of HTML."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from learning.imports.html.inline import inline, tidy
from learning.imports.surroundings import Surroundings
from learning.imports.xml import Element, tag_of

_WIDEST: Final = 20


def is_layout(element: Element) -> bool:
    """Whether the table only places things: one column, or tables within it."""
    rows = list(rows_of(element))
    return not rows or max(len(cells_of(row)) for row in rows) < 2 or element.find(".//table") is not None


def rows_of(element: Element) -> Iterator[Element]:
    for child in element:
        tag = tag_of(child)
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if tag_of(row) == "tr")


def cells_of(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def table(element: Element, around: Surroundings) -> str:
    """Markdown of a table that is one."""
    rows = list(rows_of(element))
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in cells_of(row)):
        around.report.changed(around.place, _("A table whose cells span others: each is a cell of its own now."))
    width = min(max(len(cells_of(row)) for row in rows), _WIDEST)
    first = cells_of(rows[0])
    has_head = bool(first) and all(tag_of(cell) == "th" for cell in first)
    lines = [] if has_head else [_line([], width)]
    lines += (_line([_cell(cell, around) for cell in cells_of(row)], width) for row in rows)
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _cell(cell: Element, around: Surroundings) -> str:
    return tidy(inline(cell, around)).replace("\\\n", "<br>").replace("|", "\\|")


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * width][:width]) + " |"
