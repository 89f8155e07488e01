"""Days and moments as every page shows them: one way of writing, inside a <time> that machines read."""

from datetime import UTC, date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def day(value: date | None) -> SafeString | str:
    """12 March 2026: a date as it is, a moment on the reader's clock; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return _time(value.isoformat(), date_format(value))


@register.filter
def moment(value: datetime | None, precision: str = "") -> SafeString | str:
    """12 March 2026, 11:05 WAT on the reader's clock; with seconds if `precision` is "seconds"; nothing for None."""
    if value is None:
        return ""
    style = get_format("DATETIME_FORMAT")
    if precision == "seconds":
        style = style.replace("H:i", "H:i:s")
    written = date_format(timezone.localtime(value), style)
    return _time(f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", written)


def _time(machine: str, people: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, people)
