"""Over which channel a person wants to hear of each kind of thing."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from community.models import NotificationChoice
from community.models.notification import Channel
from community.notifications.kinds import all_kinds
from learning.models import User

EMAIL_CHANNELS: Final = (Channel.EMAIL, Channel.DIGEST)

# From the key of a kind.
Preferences = dict[str, Channel]


class NoAddress(Exception):
    """Nothing can be sent to who has not confirmed an e-mail address."""


def read_preferences(*, user_id: int) -> Preferences:
    """One for every registered kind; what nobody has chosen stands on the site only."""
    chosen = dict(NotificationChoice.objects.filter(user=user_id).values_list("kind", "channel"))
    return {kind.key: Channel(chosen.get(kind.key, Channel.PAGE)) for kind in all_kinds()}


@transaction.atomic
def save_preferences(*, person: User, channels: Mapping[str, Channel]) -> None:
    """Store a channel for each of these kinds; those that are not named stay as they are. Raises NoAddress.

    E-mail that was chosen before stays possible, so that whoever changes another one can save.
    """
    # The row keeps its address until this ends, and two of these forms come one after the other.
    address = User.objects.select_for_update(no_key=True).values_list("email", flat=True).get(pk=person.pk)
    before = read_preferences(user_id=person.pk)
    changed = {kind: channel for kind, channel in channels.items() if before[kind] != channel}
    if not address and any(channel in EMAIL_CHANNELS for channel in changed.values()):
        raise NoAddress
    NotificationChoice.objects.bulk_create(
        [NotificationChoice(user=person, kind=kind, channel=channel) for kind, channel in changed.items()],
        update_conflicts=True,
        unique_fields=["user", "kind"],
        update_fields=["channel"],
    )
