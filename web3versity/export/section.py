from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, QuerySet

# Rows in memory at a time, whatever a learner has gathered.
_CHUNK: Final = 500


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
        rows = self.rows.order_by("pk").values_list(*self.columns.values())
        for values in rows.iterator(chunk_size=_CHUNK):
            yield dict(zip(self.columns, values, strict=True))


def same(*names: str) -> dict[str, str]:
    """Keys that are named as their columns."""
    return {name: name for name in names}
