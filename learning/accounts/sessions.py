"""Where somebody is signed in, and signing them out there. Sessions are Django's, in PostgreSQL (decision 005)."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from learning.models import SignInSession, User


def note_session(*, user_id: int, session_key: str, browser: str, system: str, now: datetime) -> SignInSession:
    """Write down that this session is somebody's, or that it was used. One statement."""
    row = SignInSession(user_id=user_id, session_key=session_key, browser=browser, system=system, last_used_at=now)
    SignInSession.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["session_key"], update_fields=["user", "last_used_at"]
    )
    return row


def rename_session(*, old_key: str, new_key: str, now: datetime) -> bool:
    """Follow a session that was given a new key; whether it was known."""
    known = SignInSession.objects.filter(session_key=old_key)
    return known.update(session_key=new_key, last_used_at=now) == 1


def sessions_of(user_id: int) -> QuerySet[SignInSession]:
    """Those that can still be used, the latest first."""
    usable = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return SignInSession.objects.filter(Exists(usable), user=user_id).order_by("-last_used_at", "-pk")


@transaction.atomic
def end_session(*, user_id: int, session_id: int) -> bool:
    """Sign `user_id` out of one browser; whether it was there and theirs."""
    return _end(SignInSession.objects.filter(user=user_id, pk=session_id)) > 0


@transaction.atomic
def end_all_sessions(*, user: User, except_key: str = "") -> int:
    """Sign `user` out everywhere, but for the session `except_key`; out of how many browsers.

    Also of those that nobody has noted: without a password, sessions hang on a secret that changes now. Who goes on in
    a session has it told so (update_session_auth_hash).
    """
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return _end(SignInSession.objects.filter(user=user).exclude(session_key=except_key))


def forget_ended_sessions() -> None:
    """Delete the rows of sessions that have expired."""
    SignInSession.objects.filter(~Exists(Session.objects.filter(session_key=OuterRef("session_key")))).delete()


def _end(rows: QuerySet[SignInSession]) -> int:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return SignInSession.objects.filter(session_key__in=keys).delete()[0]
