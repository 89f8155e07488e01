"""Figures of the whole school that a page can be told a minute late: worked out once a minute, in each process.

No cache is asked, and nothing of a person is among them. With KEPT_PAGE_SECONDS=0 they are worked out each time.
"""

from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Final, TypeVar

from django.conf import settings

T = TypeVar("T")

KEPT_SECONDS: Final = 60.0


def kept_for_a_minute(work_out: Callable[[], T]) -> Callable[[], T]:
    """What `work_out` said last, if that was within the minute. It is shared: nobody may change it."""
    last: list[tuple[float, T]] = []

    @wraps(work_out)
    def figure() -> T:
        if not settings.KEPT_PAGE_SECONDS:
            return work_out()
        if not last or monotonic() - last[0][0] > KEPT_SECONDS:
            last[:] = [(monotonic(), work_out())]
        return last[0][1]

    return figure
