from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from learning.accounts.time_zones import zone_named


class TimezoneMiddleware:
    """While a request is answered, times are shown in the learner's own time zone; in UTC for visitors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with timezone.override(ReadersZone(request)):
            return self.get_response(request)


class ReadersZone(tzinfo):
    """The time zone of whoever is signed in, looked up when the first time is shown.

    Lazy as request.user is: what shows no time (feeds, pictures, /healthz) asks neither session nor database, and stays
    cacheable for everybody. What astimezone() returns carries the zone itself.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def zone(self) -> ZoneInfo:
        user = self._request.user
        return zone_named(user.timezone if user.is_authenticated else "UTC")

    def fromutc(self, dt: datetime) -> datetime:
        return dt.replace(tzinfo=UTC).astimezone(self.zone)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return self.zone.utcoffset(dt)

    def dst(self, dt: datetime | None) -> timedelta | None:
        return self.zone.dst(dt)

    def tzname(self, dt: datetime | None) -> str | None:
        return self.zone.tzname(dt)

    def __str__(self) -> str:
        return str(self.zone)
