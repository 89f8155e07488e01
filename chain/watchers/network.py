"""A network that cannot be used: its node is away or another one, it is too busy, or our keys are wrong."""

from functools import partial

from django.utils.translation import gettext_lazy

from chain.models.trouble import TroubleKind
from chain.watchers.troubles import LOOK_AGAIN, all_troubles, find_troubles
from settings.attention import Watcher

_KINDS = (TroubleKind.UNREACHABLE, TroubleKind.WRONG_CHAIN, TroubleKind.KEYS, TroubleKind.BUSY)

NETWORK = Watcher(
    key="network",
    title=gettext_lazy("A network cannot be used"),
    meaning=gettext_lazy("Payouts and certificates wait, and are sent when this ends."),
    permission="chain.view_chaintrouble",
    find=partial(find_troubles, kinds=_KINDS),
    url=all_troubles,
    remedies=(LOOK_AGAIN,),
    is_urgent=True,
)
