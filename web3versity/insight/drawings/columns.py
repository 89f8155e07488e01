"""A column for each day, week or month."""

from typing import Final

from django.utils.formats import number_format

from learning.insight.figures import Figure
from web3versity.insight.drawings.scale import drawn_numbers, highest_tick
from web3versity.insight.drawings.sheet import Sheet
from web3versity.insight.wording import in_words

_TOP: Final = 18.0
_HEIGHT: Final = 170.0
_LEFT: Final = 9.0  # room for the numbers of the scale, in per cent
# So many short words fit beside each other on a phone, and so many longer ones.
_SHORT, _LABELS, _LONG_LABELS = 4, 6, 4


def draw_columns(sheet: Sheet, figure: Figure) -> None:
    unit, numbers = drawn_numbers(figure)
    top = highest_tick(numbers)
    for tick in (0, top // 2, top):
        y = _TOP + _HEIGHT * (1 - tick / top)
        sheet.line((0, y), (100, y), "rule" if tick else "ground")
        if tick:
            sheet.write(number_format(tick, decimal_pos=0, force_grouping=True), 0, y - 5, kind="note")
    slot = (100 - _LEFT) / max(len(numbers), 1)
    for place, (row, number) in enumerate(zip(figure.rows, numbers, strict=True)):
        x = _LEFT + slot * (place + 0.14)
        height = max(_HEIGHT * (number or 0) / top, 2)
        says = f"{row.label}: {in_words(number, unit)}"
        sheet.box(x, _TOP + _HEIGHT - height, slot * 0.72, height, "bar" if number else "few", says=says)
    for place in _labelled(figure):
        sheet.write(
            figure.rows[place].short, _LEFT + slot * (place + 0.5), _TOP + _HEIGHT + 20, side="middle", kind="note"
        )


def _labelled(figure: Figure) -> list[int]:
    """Places of the rows whose names are written: evenly, and none so near the end that it is cut."""
    count = len(figure.rows)
    most = _LABELS if all(len(row.short) <= _SHORT for row in figure.rows) else _LONG_LABELS
    step = max(-(-count // most), 1)
    return list(range(count - 1 - step // 2, -1, -step))
