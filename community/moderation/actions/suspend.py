"""Suspending a person: until a moment they read the forum and write nothing."""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.db import transaction
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.locks import lock_rows
from community.access.member import Member, read_member
from community.models import ModerationLogEntry, Suspension
from community.moderation.base import ModerationAction, Notice, Post, Text
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from learning.models import User

LEAST: Final = timedelta(hours=1)
MOST: Final = timedelta(days=365)
# A form sent twice asks for ends that are moments apart.
_SAME: Final = timedelta(minutes=1)


class SuspendPerson(ModerationAction[User]):
    """It is offered on what the person wrote, and done on a page of its own."""

    key, is_about_person = "suspend", True
    logged_as = _("suspended")
    done = _("The person is suspended.")
    notice_text = _("You are suspended from the forum")

    def is_offered(self, post: Post) -> bool:
        return post.author is not None

    def button_for(self, post: Post) -> Text:
        return gettext("Suspend %(name)s") % {"name": post.author.username} if post.author else ""

    menu_label_for = queue_label_for = button_for

    def page(self, post: Post, *, back: str) -> str:
        if post.author is None:
            return ""
        address = reverse("community:person-suspend", args=[post.author.username])
        return f"{address}?{urlencode({'next': back})}"

    def still_holds(self, entry: ModerationLogEntry, *, now: datetime) -> bool:
        until = _until(entry)
        return entry.person is not None and until is not None and until > now

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        return take_suspension_back(moderator=moderator, entry=entry, now=now)

    def notice(self, entry: ModerationLogEntry, *, post: str) -> Notice:
        until = _until(entry)
        if until is None:
            return super().notice(entry, post=post)
        sentence = gettext("You are suspended from the forum until %(date)s") % {"date": date_format(localtime(until))}
        return Notice(sentence, entry.reason)

    def log_detail(self, entry: ModerationLogEntry) -> str:
        until = _until(entry)
        if until is None:
            return ""
        shown = date_format(localtime(until), "DATETIME_FORMAT")
        return format_html('<span class="muted">{}</span>', gettext("until %(until)s") % {"until": shown})


class LiftSuspension(ModerationAction[User]):
    key, is_about_person = "lift", True
    logged_as = _("lifted a suspension")
    done = _("The suspension is lifted.")
    notice_text = _("Your suspension from the forum is lifted")
    admin_labels = {Suspension: _("Lift")}
    applies_to = (User,)

    def do(self, *, moderator: Member, target: User, reason: str, now: datetime) -> ModerationLogEntry | None:
        return lift_suspension(moderator=moderator, person=target, reason=reason, now=now)

    def still_holds(self, entry: ModerationLogEntry, *, now: datetime) -> bool:
        return entry.person is not None

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        return suspend_again(moderator=moderator, entry=entry, now=now)


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
        raise PostRefused(gettext("Say why. The person reads it."))
    if not LEAST - _SAME <= until - now <= MOST + _SAME:
        raise PostRefused(gettext("Suspend somebody for one hour at least and 365 days at most."))
    before = suspension_in_force(person, now)
    if before is not None and before.reason == reason and abs(before.until - until) < _SAME:
        return None
    Suspension.objects.filter(person=person, lifted_at=None).update(lifted_at=Least("until", now))
    given = Suspension.objects.create(
        person=person, suspended_by=moderator.user, reason=reason, created_at=now, until=until
    )
    details = {"suspension": given.pk, "until": until.isoformat(), "instead_of": before.pk if before else None}
    return write_log_entry(
        action=SuspendPerson.key, moderator=moderator, person_id=person.pk, reason=reason, details=details
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
        action=LiftSuspension.key,
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
        raise PostRefused(gettext("You cannot suspend yourself, nor end your own suspension."), status=403)
    is_admin = moderator.user is not None and moderator.user.is_superuser
    if not is_admin and (person.is_staff or read_member(person).is_moderator):
        raise PostRefused(gettext("Only an admin can suspend staff or another moderator."), status=403)


@transaction.atomic
def take_suspension_back(*, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
    """Undo a suspension: the one whose place it took is in force again, when that still runs for a while.

    None when it is in force no more. Raises PostRefused.
    """
    if entry.person is None:
        return None
    lock_rows(people=[moderator.pk, entry.person.pk])
    current = suspension_in_force(entry.person, now)
    if current is None or current.pk != entry.details["suspension"]:
        return None
    done = lift_suspension(moderator=moderator, person=entry.person, now=now)
    before = Suspension.objects.filter(pk=entry.details["instead_of"], until__gt=now + LEAST).first()
    if before is None:
        return done
    return suspend_person(moderator=moderator, person=entry.person, until=before.until, reason=before.reason, now=now)


@transaction.atomic
def suspend_again(*, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
    """Undo the lifting of a suspension. None when they are suspended again already. Raises PostRefused."""
    if entry.person is None:
        return None
    lock_rows(people=[moderator.pk, entry.person.pk])
    before = Suspension.objects.filter(pk=entry.details["suspension"]).first()
    if before is None or suspension_in_force(entry.person, now) is not None:
        return None
    if before.until < now + LEAST:
        raise PostRefused(gettext("Less than an hour was left of it."))
    return suspend_person(moderator=moderator, person=entry.person, until=before.until, reason=before.reason, now=now)


def _until(entry: ModerationLogEntry) -> datetime | None:
    return parse_datetime(str(entry.details.get("until", "")))
