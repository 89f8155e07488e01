"""A mailbox, however its address is written, and whether its owner wants nothing from us ever.

Stored is a mark of it, from which nobody can read the address.
"""

from typing import Final

from django.core import signing
from django.utils.translation import gettext_lazy as _

from learning.web.throttle import (
    allow_object,
    forbid_object,
    is_object_forbidden,
    is_object_throttled,
    register_scope,
)

# Whoever else has a stranger's address, with however many accounts, can have this much mailed there.
MAX_PER_HOUR: Final = 1
MAX_PER_DAY: Final = 2

_HOURLY: Final = register_scope("mailbox-hour", _("Links mailed to one address within an hour"))
_DAILY: Final = register_scope("mailbox-day", _("Links mailed to one address within a day"))
_BLOCKED: Final = register_scope("mailbox-blocked", _("Mailboxes that want no mail"))
# No time in it: whoever finds the mail years later can still end it.
_SIGNER: Final = signing.Signer(salt="community.notifications.mailbox")
# Providers whose mailboxes ignore dots.
_WITHOUT_DOTS: Final = frozenset({"gmail.com", "googlemail.com"})


class BadMailboxLink(Exception):
    """The address of the page was not made by us."""


def mailbox_of(address: str) -> str:
    """One name for all addresses that reach a mailbox: in any case, with any +tag, with any dots that mean nothing."""
    name, _at, host = address.strip().casefold().rpartition("@")
    name = name.partition("+")[0]
    if host in _WITHOUT_DOTS:
        name, host = name.replace(".", ""), "gmail.com"
    return f"{name}@{host}"


def is_full(address: str) -> bool:
    """Count one link to be mailed there; true when that is too much, or its owner wants none."""
    mailbox = mailbox_of(address)
    return (
        is_object_forbidden(mailbox, _BLOCKED)
        or is_object_throttled(mailbox, _HOURLY, limit=MAX_PER_HOUR, seconds=60 * 60)
        or is_object_throttled(mailbox, _DAILY, limit=MAX_PER_DAY, seconds=24 * 60 * 60)
    )


def is_blocked(address: str) -> bool:
    """Whether nothing is to be mailed there."""
    return is_object_forbidden(mailbox_of(address), _BLOCKED)


def make_block_token(address: str) -> str:
    """Proves that its bearer has seen a mail to this mailbox."""
    return _SIGNER.sign_object(mailbox_of(address))


def read_block_token(token: str) -> str:
    """The mailbox. Raises BadMailboxLink."""
    try:
        return str(_SIGNER.unsign_object(token))
    except (signing.BadSignature, ValueError):
        raise BadMailboxLink from None


def set_blocked(mailbox: str, *, blocked: bool) -> None:
    """Once more changes nothing."""
    (forbid_object if blocked else allow_object)(mailbox, _BLOCKED)
