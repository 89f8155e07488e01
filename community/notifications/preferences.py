"""How a person wants to hear of each kind of thing."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from community.models import NotificationChoice
from community.models.notification import Channel, NotificationKind
from learning.models import User

BY_MAIL: Final = (Channel.EMAIL, Channel.DIGEST)

Choices = dict[NotificationKind, Channel]


class NoAddress(Exception):
    """Nothing can be sent to who has not confirmed an e-mail address."""


def read_choices(*, user_id: int) -> Choices:
    """One for every kind; what nobody has chosen is told on the site only."""
    chosen = dict(NotificationChoice.objects.filter(user=user_id).values_list("kind", "channel"))
    return {kind: Channel(chosen.get(kind, Channel.PAGE)) for kind in NotificationKind}


@transaction.atomic
def choose(*, person: User, choices: Mapping[NotificationKind, Channel]) -> None:
    """Keep these choices; kinds that are not named stay as they are. Raises NoAddress.

    Choices for mail that were made before stay possible, so that whoever changes another one can save.
    """
    # The row keeps its address until this ends, and two of these forms come one after the other.
    address = User.objects.select_for_update(no_key=True).values_list("email", flat=True).get(pk=person.pk)
    before = read_choices(user_id=person.pk)
    changed = {kind: channel for kind, channel in choices.items() if before[kind] != channel}
    if not address and any(channel in BY_MAIL for channel in changed.values()):
        raise NoAddress
    NotificationChoice.objects.bulk_create(
        [NotificationChoice(user=person, kind=kind, channel=channel) for kind, channel in changed.items()],
        update_conflicts=True,
        unique_fields=["user", "kind"],
        update_fields=["channel"],
    )
