"""Notifications of what somebody did to an account that its owner may not have done."""

from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Notification
from community.notifications.kinds import NotificationKind, Sentence, per_row
from community.notifications.store import Event, notify
from learning.content.isolation import isolate


def _render(row: Notification) -> Sentence:
    words = {"device": isolate(row.title), "day": date_format(timezone.localtime(row.happened_at).date())}
    if row.subject.startswith("wallet:"):
        detail = _("Was it not you? Write to the people who run this site at once.")
        return Sentence(_("Your account got another wallet on %(day)s: %(device)s") % words, detail)
    detail = _("Was it not you? Sign that browser out, and change your wallet.")
    return Sentence(_("New sign-in to your account on %(day)s: %(device)s") % words, detail)


SECURITY: Final = NotificationKind(
    key="security", icon="shield", label=gettext_lazy("Safety of my account"), order=90, render=per_row(_render)
)


def notify_of_new_browser(*, user_id: int, session_id: int, device: str, at: datetime) -> None:
    """Once for each session, however often it is called."""
    _notify(user_id, subject=f"sign_in:{session_id}", key="new", device=device, at=at)


def notify_of_wallet_change(*, user_id: int, address: str, device: str, at: datetime) -> None:
    """Once for each change, however often it is called; changing back is another."""
    _notify(user_id, subject=f"wallet:{address}", key=at.isoformat(), device=device, at=at)


def _notify(user_id: int, *, subject: str, key: str, device: str, at: datetime) -> None:
    event = Event(
        kind=SECURITY, subject=subject, key=key, title=device, url=reverse("account-sessions"), happened_at=at
    )
    notify(people=[user_id], event=event)
