"""Facts grow old: which lessons somebody should look at again."""

from datetime import date
from typing import Final

from django.db.models import QuerySet

from learning.models import Lesson

FACTS_HOLD: Final = 12  # months


def checked_too_long_ago(checked_on: date | None, *, today: date) -> bool:
    """Whether facts that were checked in that month are older than FACTS_HOLD; not when nobody said when."""
    return checked_on is not None and checked_on < _oldest(today)


def stale_lessons(*, today: date) -> QuerySet[Lesson]:
    """Those of published courses whose facts were checked longer ago, the oldest first."""
    stale = Lesson.objects.filter(course__is_published=True, checked_on__lt=_oldest(today))
    return stale.select_related("course").order_by("checked_on", "course__slug", "sequence_number")


def _oldest(today: date) -> date:
    """The first of the earliest month that is still good."""
    return date(today.year - FACTS_HOLD // 12, today.month, 1)
