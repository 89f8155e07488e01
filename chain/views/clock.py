from contextlib import AbstractContextManager
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from learning.web.requests import Request


def visitor_clock(request: Request) -> AbstractContextManager[None]:
    """Within it, pages show times in the learner's own time zone; in UTC for visitors."""
    name = request.user.timezone if request.user.is_authenticated else "UTC"
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return timezone.override(zone)
