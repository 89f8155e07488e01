"""One throttle for all rooms: by person, by network, and by what it is about.

Its counts are rows (throttle_hit.sql), so that all processes count together and moderators see what was refused.

What must never be exceeded is counted by its own rows under a lock; note_refusal() shows moderators those refusals too.
Called outside of a transaction that may be rolled back, which would take the count back as well.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import Promise

from learning.models.throttle import ThrottleMark
from learning.web.client_ip import client_network, network_mark_of_today, object_mark

# How long moderators can see what was refused.
KEPT_FOR: Final = timedelta(days=7)

_FOR_EVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
_HIT: Final = "SELECT throttle_hit(%s, %s, %s, %s)"
_labels: dict[str, str | Promise] = {}


def register_scope(scope: str, label: str | Promise) -> str:
    """Name a limit for those who read of it: "Certificate checks". Returns `scope`."""
    _labels[scope] = label
    return scope


def label_of(scope: str) -> str | Promise:
    """What `scope` is called; itself when nobody has named it."""
    return _labels.get(scope, scope)


def is_throttled(client: object, scope: str, *, limit: int, seconds: int) -> bool:
    """Count one act of a person (`client` is their id) in `scope`; true beyond `limit` within `seconds`."""
    return _hit(_person(client), scope, limit, seconds)


def is_network_throttled(request: HttpRequest, scope: str, *, limit: int, seconds: int) -> bool:
    """The same for the network the request comes from, anew each day (UTC); never true of an unknown one."""
    return is_place_throttled(client_network(request), scope, limit=limit, seconds=seconds)


def is_place_throttled(network: str | None, scope: str, *, limit: int, seconds: int) -> bool:
    """The same for a network by its name (client_network())."""
    mark = network_mark_of_today(network, scope)
    return bool(mark) and _hit(f"network:{mark}", scope, limit, seconds)


def is_object_throttled(name: str, scope: str, *, limit: int, seconds: int) -> bool:
    """The same for what the act is about, such as an account that somebody wants to sign in to."""
    return _hit(_object(name, scope), scope, limit, seconds)


def forbid_object(name: str, scope: str) -> None:
    """From now on there is to be nothing of this in `scope`. Once more changes nothing."""
    for_ever = {"hits": 0, "ends_at": _FOR_EVER}
    ThrottleMark.objects.get_or_create(scope=scope, subject=_object(name, scope), defaults=for_ever)


def allow_object(name: str, scope: str) -> None:
    """Take forbid_object() back."""
    ThrottleMark.objects.filter(scope=scope, subject=_object(name, scope)).delete()


def is_object_forbidden(name: str, scope: str) -> bool:
    return ThrottleMark.objects.filter(scope=scope, subject=_object(name, scope)).exists()


def note_refusal(person_id: int, scope: str) -> None:
    """A limit that is kept elsewhere has refused this person."""
    _hit(_person(person_id), scope, 0, 1)


def forget_person(person_id: int) -> None:
    """Nothing stays counted of whoever has deleted their account."""
    ThrottleMark.objects.filter(subject=_person(person_id)).delete()


def forget_old_marks(*, now: datetime) -> None:
    """Delete what counts no longer, and refusals when moderators have had time to see them."""
    over = ThrottleMark.objects.filter(ends_at__lt=now)
    over.filter(Q(refused_at=None) | Q(refused_at__lt=now - KEPT_FOR)).delete()


def _person(person_id: object) -> str:
    return f"person:{person_id}"


def _object(name: str, scope: str) -> str:
    return f"object:{object_mark(name, scope)}"


def _hit(subject: str, scope: str, limit: int, seconds: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_HIT, [scope, subject, limit, seconds])
        (is_beyond,) = cursor.fetchone()
    return bool(is_beyond)
