"""The time zones of the IANA database: those to choose from are named after a place."""

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

REGIONS = "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()

# What a select takes: (value, label), or a region with its own (value, label) pairs.
Choice = tuple[str, str | list[tuple[str, str]]]


def zone_choices(current: str) -> list[Choice]:
    """UTC, then every region with its places; `current` first when it is none of them."""
    known = {name for _region, places in _places_by_region() for name, _place in places}
    own: list[Choice] = [] if current in known or current == "UTC" else [(current, current)]
    return [*own, ("UTC", "UTC"), *_places_by_region()]


def is_zone(name: str) -> bool:
    """Whether `name` is a zone that can be chosen."""
    return name == "UTC" or any(name == zone for _region, places in _places_by_region() for zone, _place in places)


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name, as `User.timezone` keeps it; UTC for one that is not known here."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


@cache
def _places_by_region() -> list[tuple[str, list[tuple[str, str]]]]:
    """("Africa", [("Africa/Lagos", "Lagos"), …]) and so on."""
    names = sorted(available_timezones())
    return [(region, [(name, _place(name)) for name in names if name.startswith(f"{region}/")]) for region in REGIONS]


def _place(name: str) -> str:
    """America/Argentina/Buenos_Aires as people write it: Argentina, Buenos Aires."""
    return ", ".join(name.split("/")[1:]).replace("_", " ")
