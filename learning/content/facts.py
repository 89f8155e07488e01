"""Where the facts of a lesson can be looked up, and when somebody did so last."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, text

# Keys that any lesson's file may have at its top, as a JSON schema.
FACT_KEYS: Final[dict[str, Any]] = {
    "sources": {
        "type": "array",
        "items": group({"title": text(200), "url": text(500)}, required=("title", "url")),
        "maxItems": 30,
    },
    "checked": text(7),
}
_SOURCES: Final = Draft202012Validator(FACT_KEYS["sources"])
_MONTH: Final = re.compile(r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")


def find_fact_problems(head: dict[str, Any], *, today: date) -> Iterator[Problem]:
    """What is wrong with keys whose shape is right."""
    for place, source in enumerate(head.get("sources", [])):
        if not _ADDRESS.fullmatch(source["url"]):
            yield Problem(("sources", place, "url"), _("A source's address begins with https:// or http://."))
    if "checked" not in head:
        return
    checked = read_month(head["checked"])
    if checked is None:
        yield Problem(("checked",), _("Write the month in which the facts were checked so: 2026-11."))
    elif checked > today:
        yield Problem(("checked",), _("This month is still to come."))


def read_month(words: str) -> date | None:
    """The first day of the month that is written as year and month."""
    found = _MONTH.fullmatch(words)
    return date(int(found["year"]), int(found["month"]), 1) if found else None


def validate_sources(sources: Any) -> None:
    """Raises ValidationError with a sentence for each mistake."""
    problems = find_structural_problems(sources, _SOURCES)
    if not problems:
        problems = list(find_fact_problems({"sources": sources}, today=date.max))
    if problems:
        raise ValidationError([str(problem) for problem in problems])
