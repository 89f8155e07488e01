"""What a report has to show: tables of released numbers, and how each is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["learners", "percent", "hbar", "text"]
Drawing = Literal["columns", "bars", "line", "grid", "none"]
Value = int | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it in CSV and JSON, `title` on the page."""

    key: str
    title: str
    unit: Unit = "learners"


@dataclass(frozen=True, slots=True)
class Row:
    """`label` says which it is; `short` does so where there is little room; `leads_to` is the
    slug of the course or lesson that has a page of its own. A value is a number of whole tens of
    learners (0: ten or fewer), a share in per cent or None where it cannot be told."""

    label: str
    values: Sequence[Value]
    short: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """`says` is the sentence to remember, empty where there is too little to say one. `drawn` is the key of the column
    that the drawing shows."""

    key: str
    title: str
    label: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    drawing: Drawing
    drawn: str = ""
    says: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it could be told."""
        numbers = [value for row in self.rows for value in row.values if not isinstance(value, str)]
        return not any(numbers)
