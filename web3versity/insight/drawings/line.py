"""A line through the rows in their order."""

from itertools import pairwise
from typing import Final

from learning.insight.figures import Figure
from web3versity.insight.drawings.scale import drawn_numbers, highest_tick
from web3versity.insight.drawings.sheet import Sheet
from web3versity.insight.wording import in_words

_TOP: Final = 26.0
_HEIGHT: Final = 150.0
_EDGE: Final = 5.0


def draw_line(sheet: Sheet, figure: Figure) -> None:
    unit, numbers = drawn_numbers(figure)
    top = highest_tick(numbers)
    step = (100 - 2 * _EDGE) / max(len(numbers) - 1, 1)
    points = [
        (_EDGE + step * place, _TOP + _HEIGHT * (1 - (number or 0) / top)) for place, number in enumerate(numbers)
    ]
    sheet.line((0, _TOP + _HEIGHT), (100, _TOP + _HEIGHT), "ground")
    for start, end in pairwise(points):
        sheet.line(start, end, "curve")
    for place, ((x, y), number, row) in enumerate(zip(points, numbers, figure.rows, strict=True)):
        sheet.dot(x, y, "point" if number else "point few")
        if place % 2 == 0:
            sheet.write(in_words(number, unit), x, y - 12, side="middle", kind="value")
        sheet.write(row.short, x, _TOP + _HEIGHT + 22, side="middle", kind="note")
