"""A field for each number of each row, the darker the more; the first column stands beside the row's name."""

from typing import Final

from learning.insight.figures import Figure
from web3versity.insight.drawings.sheet import Sheet
from web3versity.insight.wording import in_words

_FIELD: Final = 28.0
_NAME: Final = 24.0
_GAP: Final = 8.0
_SHADES: Final = 5


def draw_grid(sheet: Sheet, figure: Figure) -> None:
    first, *columns = figure.columns
    slot = 100 / len(columns)
    for place in range(len(columns)):
        sheet.write(str(place), slot * (place + 0.5), 14, side="middle", kind="note")
    y = 18.0
    for row in figure.rows:
        known, *values = row.values
        sheet.write(f"{row.short} · {first.title}: {in_words(known, first.unit)}", 0, y + 17)
        y += _NAME
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            told = value if isinstance(value, int) else None
            shade = "shade-none" if told is None else f"shade-{min(told * _SHADES // 100, _SHADES - 1)}"
            says = f"{row.label}, {column.title}: {in_words(value, column.unit)}"
            sheet.box(slot * place + 0.2, y, slot - 0.4, _FIELD, shade, says=says)
            if told is not None:
                x = slot * (place + 0.5)
                sheet.write(str(told), x, y + 18.5, side="middle", kind=f"on-{shade}")
        y += _FIELD + _GAP
