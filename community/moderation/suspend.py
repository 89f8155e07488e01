"""Suspending a person: until a moment they read the forum and write nothing."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.locks import lock_rows
from community.access.member import Member, read_member
from community.models import ModerationLogEntry, Suspension
from community.models.moderation import ModerationAction
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from learning.models import User

LEAST: Final = timedelta(hours=1)
MOST: Final = timedelta(days=365)
# A form sent twice asks for ends that are moments apart.
_SAME: Final = timedelta(minutes=1)


@transaction.atomic
def suspend_person(
    *, moderator: Member, person: User, until: datetime, reason: str, now: datetime
) -> ModerationLogEntry | None:
    """Let `person` write nothing until then; this takes the place of any suspension before.

    None when they are suspended like that already. Raises PostRefused.
    """
    require_moderator(moderator)
    lock_rows(people=[moderator.pk, person.pk])
    _refuse(moderator, person)
    if not reason.strip():
        raise PostRefused(_("Say why. The person reads it."))
    if not LEAST - _SAME <= until - now <= MOST + _SAME:
        raise PostRefused(_("Suspend somebody for one hour at least and 365 days at most."))
    before = suspension_in_force(person, now)
    if before is not None and before.reason == reason and abs(before.until - until) < _SAME:
        return None
    Suspension.objects.filter(person=person, lifted_at=None).update(lifted_at=Least("until", now))
    given = Suspension.objects.create(
        person=person, suspended_by=moderator.user, reason=reason, created_at=now, until=until
    )
    details = {"suspension": given.pk, "until": until.isoformat(), "instead_of": before.pk if before else None}
    return write_log_entry(
        action=ModerationAction.SUSPEND, moderator=moderator, person_id=person.pk, reason=reason, details=details
    )


@transaction.atomic
def lift_suspension(*, moderator: Member, person: User, now: datetime, reason: str = "") -> ModerationLogEntry | None:
    """Let `person` write again at once. None when they are not suspended. Raises PostRefused."""
    require_moderator(moderator)
    lock_rows(people=[moderator.pk, person.pk])
    suspension = suspension_in_force(person, now)
    if suspension is None:
        return None
    _refuse(moderator, person)
    suspension.lifted_at = now
    suspension.save(update_fields=["lifted_at"])
    return write_log_entry(
        action=ModerationAction.LIFT,
        moderator=moderator,
        person_id=person.pk,
        reason=reason,
        details={"suspension": suspension.pk},
    )


def suspension_in_force(person: User, now: datetime) -> Suspension | None:
    return Suspension.objects.filter(person=person, lifted_at=None, until__gt=now).first()


def _refuse(moderator: Member, person: User) -> None:
    """Raises PostRefused for people whom this moderator does not suspend, nor free."""
    if person.pk == moderator.pk:
        raise PostRefused(_("You cannot suspend yourself, nor end your own suspension."), status=403)
    is_admin = moderator.user is not None and moderator.user.is_superuser
    if not is_admin and (person.is_staff or read_member(person).is_moderator):
        raise PostRefused(_("Only an admin can suspend staff or another moderator."), status=403)


@transaction.atomic
def take_suspension_back(*, moderator: Member, act: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
    """Undo a suspension: the one whose place it took is in force again, when that still runs for a while.

    None when it is in force no more. Raises PostRefused.
    """
    if act.person is None:
        return None
    lock_rows(people=[moderator.pk, act.person.pk])
    current = suspension_in_force(act.person, now)
    if current is None or current.pk != act.details["suspension"]:
        return None
    done = lift_suspension(moderator=moderator, person=act.person, now=now)
    before = Suspension.objects.filter(pk=act.details["instead_of"], until__gt=now + LEAST).first()
    if before is None:
        return done
    return suspend_person(moderator=moderator, person=act.person, until=before.until, reason=before.reason, now=now)


@transaction.atomic
def suspend_again(*, moderator: Member, act: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
    """Undo the lifting of a suspension. None when they are suspended again already. Raises PostRefused."""
    if act.person is None:
        return None
    lock_rows(people=[moderator.pk, act.person.pk])
    before = Suspension.objects.filter(pk=act.details["suspension"]).first()
    if before is None or suspension_in_force(act.person, now) is not None:
        return None
    if before.until < now + LEAST:
        raise PostRefused(_("Less than an hour was left of it."))
    return suspend_person(moderator=moderator, person=act.person, until=before.until, reason=before.reason, now=now)
