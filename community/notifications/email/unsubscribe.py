"""Ending e-mails from an e-mail, without signing in (RFC 8058)."""

from dataclasses import dataclass
from typing import Final

from django.core import signing

from community.models import NotificationChoice
from community.models.notification import Channel
from community.notifications.kinds import DIGEST, kind_of

# No time in it: a mail may be opened years later, and its link must work.
_SIGNER: Final = signing.Signer(salt="community.notifications.unsubscribe")


class BadLink(Exception):
    """The address was not made by us."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a person gets by e-mail: the daily digest, or immediately whatever is of the kind with this key."""

    user_id: int
    kind: str = ""

    @property
    def label(self) -> str:
        """What the preferences call the kind; empty for the digest."""
        return str(kind_of(self.kind).label) if self.kind else ""

    @property
    def token(self) -> str:
        return _SIGNER.sign_object([self.user_id, self.kind or DIGEST])


def read_subscription(token: str) -> Subscription:
    """Raises BadLink."""
    try:
        user_id, kind = _SIGNER.unsign_object(token)
        return Subscription(int(user_id), "" if kind == DIGEST else str(kind))
    except (signing.BadSignature, ValueError, TypeError):
        raise BadLink from None


def unsubscribe(subscription: Subscription) -> None:
    """From now on these things stand on the site only. Once more changes nothing."""
    chosen = NotificationChoice.objects.filter(user=subscription.user_id)
    if subscription.kind:
        chosen.filter(kind=subscription.kind, channel=Channel.EMAIL).update(channel=Channel.PAGE)
    else:
        chosen.filter(channel=Channel.DIGEST).update(channel=Channel.PAGE)
