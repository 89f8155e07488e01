"""A figure as a picture with a name and a description."""

from collections.abc import Callable
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from learning.insight.figures import Figure
from web3versity.insight.drawings.bars import draw_bars
from web3versity.insight.drawings.columns import draw_columns
from web3versity.insight.drawings.grid import draw_grid
from web3versity.insight.drawings.line import draw_line
from web3versity.insight.drawings.sheet import Sheet

_DRAW: Final[dict[str, Callable[[Sheet, Figure], None]]] = {
    "columns": draw_columns,
    "line": draw_line,
    "grid": draw_grid,
}


def draw(figure: Figure, name: str) -> SafeString:
    """Empty where there is nothing to draw. `name` is the id of the heading above it."""
    if figure.drawing == "none" or not figure.rows or figure.is_empty:
        return SafeString("")
    words = escape(figure.says or _("The table below has the numbers."))
    role = f'role="img" aria-labelledby="{name} {name}-says"'
    if figure.drawing == "bars":
        said = f'<span class="visually-hidden" id="{name}-says">{words}</span>'
        return mark_safe(f'<div class="chart-bars" {role}>{said}{draw_bars(figure)}</div>')  # noqa: S308 - escaped
    sheet = Sheet()
    _DRAW[figure.drawing](sheet, figure)
    return mark_safe(  # noqa: S308 - all words in it are escaped
        f'<svg class="chart" width="100%" height="{sheet.height:.0f}" {role}'
        f' direction="{"rtl" if sheet.is_rtl else "ltr"}">'
        f'<desc id="{name}-says">{words}</desc><g aria-hidden="true">{sheet.content}</g></svg>'
    )
