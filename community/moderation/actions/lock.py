"""Locking a thread: everybody reads it, and nothing in it changes until it is unlocked."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.moderation.actions.flags import ThreadFlagAction


class LockThread(ThreadFlagAction):
    key, reverse = "lock", "unlock"
    flag, value = "is_locked", True
    logged_as = _("locked")
    button = _("Lock: nothing new, nothing changed")
    menu_label = _("Lock")
    done = _("The thread is locked.")
    notice_text = _("%(post)s was locked")
    admin_labels = {Discussion: _("Lock")}
    admin_fields = ("is_locked",)


class UnlockThread(ThreadFlagAction):
    key, reverse = "unlock", "lock"
    flag, value = "is_locked", False
    logged_as = _("unlocked")
    button = _("Unlock")
    menu_label = _("Unlock")
    done = _("The thread is unlocked.")
    notice_text = _("%(post)s was unlocked")
    admin_labels = {Discussion: _("Unlock")}
    admin_fields = ("is_locked",)


LOCK: Final = LockThread()
UNLOCK: Final = UnlockThread()


def lock_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is locked already. Raises PostRefused."""
    return LOCK.set_flag(moderator=moderator, thread=thread, reason=reason)


def unlock_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is not locked. Raises PostRefused."""
    return UNLOCK.set_flag(moderator=moderator, thread=thread, reason=reason)
