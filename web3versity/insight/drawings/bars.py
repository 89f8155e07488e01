"""A bar for each row beside its name. Names may be long and run either way, so they are set as text of the page."""

from html import escape
from typing import Final

from learning.insight.figures import Figure
from web3versity.insight.drawings.scale import drawn_numbers
from web3versity.insight.drawings.sheet import Sheet
from web3versity.insight.wording import in_words

_HEIGHT: Final = 12


def draw_bars(figure: Figure) -> str:
    """Each bar is an SVG; together they are one picture."""
    unit, numbers = drawn_numbers(figure)
    most = 100 if unit == "percent" else max((number or 0 for number in numbers), default=0) or 1
    rows = zip(figure.rows, numbers, strict=True)
    return "".join(_bar(row.label, in_words(number, unit), 100 * (number or 0) / most) for row, number in rows)


def _bar(label: str, words: str, width: float) -> str:
    sheet = Sheet()
    sheet.box(0, 0, 100, _HEIGHT, "track", round_by=3)
    if width:
        sheet.box(0, 0, width, _HEIGHT, "bar", round_by=3)
    return (
        f'<div class="chart-row"><span dir="auto">{escape(label)}</span>'
        f'<svg class="chart" width="100%" height="{_HEIGHT}">{sheet.content}</svg><b>{escape(words)}</b></div>'
    )
