"""Reports as files: CSV with a line for each number, and JSON."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from django.http import HttpResponse, JsonResponse

from learning.insight.figures import Figure, Value
from learning.insight.release import PEERS

# A spreadsheet would take what begins so for something to work out.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("figure", "row", "column", "unit", "value")


def as_csv(figures: Iterable[Figure], name: str, until: date | None) -> HttpResponse:
    """People are told in tens: 10 means 11 to 20. Where ten or fewer are, and where a share is not told, the value is
    empty."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(_HEAD)
    for figure in figures:
        for row in figure.rows:
            for column, value in zip(figure.columns, row.values, strict=True):
                writer.writerow(
                    (figure.key, _safe(row.label), column.key, column.unit, _safe(_told(value, column.unit)))
                )
    answer = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(name, until)}.csv"'
    return answer


def as_json(figures: Iterable[Figure], name: str, until: date | None) -> HttpResponse:
    """The same; null where CSV is empty."""
    shown = [
        {
            "key": figure.key,
            "title": figure.title,
            "columns": [{"key": one.key, "title": one.title, "unit": one.unit} for one in figure.columns],
            "rows": [
                {
                    "label": row.label,
                    "values": {
                        one.key: _told(value, one.unit) for one, value in zip(figure.columns, row.values, strict=True)
                    },
                }
                for row in figure.rows
            ],
        }
        for figure in figures
    ]
    meaning = {"learners": f"Tens, rounded down: {PEERS} is {PEERS + 1} to {2 * PEERS}. Null is {PEERS} or fewer."}
    return JsonResponse({"report": name, "until": until, "units": meaning, "figures": shown})


def _told(value: Value, unit: str) -> Value:
    return None if value == 0 and unit not in ("percent", "text") else value


def _safe(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value


def _file_name(name: str, until: date | None) -> str:
    return f"insight-{name}-{until or 'empty'}"
