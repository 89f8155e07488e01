from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import Model, QuerySet

from settings.pieces import in_pieces


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the document: the learner's `rows`, and for each key of an entry the column it is read from.

    Its one entry stands without a list when it `is_single`.
    """

    key: str
    rows: QuerySet[Any]
    columns: Mapping[str, str]
    is_single: bool = False

    @property
    def model(self) -> type[Model]:
        return self.rows.model

    def entries(self) -> Iterator[dict[str, Any]]:
        """The oldest first."""
        rows = self.rows.values_list("pk", *self.columns.values())
        for _pk, *values in in_pieces(rows, key=itemgetter(0)):
            yield dict(zip(self.columns, values, strict=True))


def same(*names: str) -> dict[str, str]:
    """Keys that are named as their columns."""
    return {name: name for name in names}
