"""Ending e-mails from an e-mail, without signing in (RFC 8058)."""

from dataclasses import dataclass
from typing import Final

from django.core import signing

from community.models import NotificationChoice
from community.models.notification import Channel, NotificationKind

DIGEST: Final = "digest"

# No time in it: a mail may be opened years later, and its link must work.
_SIGNER: Final = signing.Signer(salt="community.notifications.unsubscribe")


class BadLink(Exception):
    """The address was not made by us."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a person gets by e-mail: the daily one, or at once whatever is of `kind`."""

    user_id: int
    kind: NotificationKind | None = None

    @property
    def token(self) -> str:
        return _SIGNER.sign_object([self.user_id, self.kind or DIGEST])


def read_subscription(token: str) -> Subscription:
    """Raises BadLink."""
    try:
        user_id, what = _SIGNER.unsign_object(token)
        return Subscription(int(user_id), None if what == DIGEST else NotificationKind(what))
    except (signing.BadSignature, ValueError, TypeError):
        raise BadLink from None


def unsubscribe(subscription: Subscription) -> None:
    """From now on these things are told on the site only. Once more changes nothing."""
    chosen = NotificationChoice.objects.filter(user=subscription.user_id)
    if subscription.kind is None:
        chosen.filter(channel=Channel.DIGEST).update(channel=Channel.PAGE)
    else:
        chosen.filter(kind=subscription.kind, channel=Channel.EMAIL).update(channel=Channel.PAGE)
