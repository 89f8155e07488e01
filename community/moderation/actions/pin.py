"""Keeping a thread above every list."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.moderation.actions.flags import ThreadFlagAction


class PinThread(ThreadFlagAction):
    key, reverse = "pin", "unpin"
    flag, value = "is_pinned", True
    logged_as = _("pinned")
    button = _("Pin above every list")
    menu_label = _("Pin")
    done = _("The thread is pinned.")
    notice_text = _("%(post)s was pinned")
    admin_labels = {Discussion: _("Pin")}
    admin_fields = ("is_pinned",)


class UnpinThread(ThreadFlagAction):
    key, reverse = "unpin", "pin"
    flag, value = "is_pinned", False
    logged_as = _("unpinned")
    button = _("Unpin")
    menu_label = _("Unpin")
    done = _("The thread is not pinned any more.")
    notice_text = _("%(post)s is not pinned any more")
    admin_labels = {Discussion: _("Unpin")}
    admin_fields = ("is_pinned",)


PIN: Final = PinThread()
UNPIN: Final = UnpinThread()


def pin_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is pinned already. Raises PostRefused."""
    return PIN.set_flag(moderator=moderator, thread=thread, reason=reason)


def unpin_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is not pinned. Raises PostRefused."""
    return UNPIN.set_flag(moderator=moderator, thread=thread, reason=reason)
