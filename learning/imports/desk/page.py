"""What the pages of imports show."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.imports.archives import LARGEST_ARCHIVE
from learning.imports.desk.sending import LARGEST_PART
from learning.imports.reader import READERS
from learning.models import CourseImport, User

_SHOWN: Final = 30
_HEADINGS: Final[dict[str, str | Promise]] = {
    "left_out": gettext_lazy("Cannot come"),
    "changed": gettext_lazy("Comes changed"),
    "to_do": gettext_lazy("To be done before it can be published"),
    "comes": gettext_lazy("Comes"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Notes of one outcome; `more` is how many are counted and not shown."""

    outcome: str
    heading: str
    count: int
    notes: list[dict[str, str]]
    more: int


def find_import(by: User, pk: int) -> CourseImport:
    """Raises Http404 for one that is not theirs."""
    found = CourseImport.objects.filter(by=by, pk=pk).select_related("draft__course").first()
    if found is None:
        raise Http404(_("There is no such import."))
    return found


def list_context(by: User) -> dict[str, Any]:
    rows = CourseImport.objects.filter(by=by).select_related("draft__course").defer("report").order_by("-pk")
    return {
        "imports": rows[:_SHOWN],
        "formats": [(reader.key, reader.label) for reader in READERS.values()],
        "most_megabytes": LARGEST_ARCHIVE // 2**20,
        "most_bytes": LARGEST_ARCHIVE,
        "part_bytes": LARGEST_PART,
    }


def import_context(row: CourseImport) -> dict[str, Any]:
    counts = row.report.get("counts", {})
    return {
        "import": row,
        "format": READERS[row.report["format"]].label if row.report.get("format") in READERS else "",
        "counts": counts,
        "sections": [section for outcome in _HEADINGS if (section := _section(row, outcome)) is not None],
    }


def _section(row: CourseImport, outcome: str) -> Section | None:
    notes = [note for note in row.report.get("notes", []) if note["outcome"] == outcome]
    count = row.report.get("counts", {}).get(outcome, 0)
    return Section(outcome, str(_HEADINGS[outcome]), count, notes, count - len(notes)) if notes else None
