"""The operator's accounts are empty, or soon will be."""

from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.faucet.pausing import pause_faucet
from chain.models.trouble import TroubleKind
from chain.watchers.troubles import LOOK_AGAIN, all_troubles, find_troubles
from settings.attention import Concern, NotDone, Remedy, Watcher


def _pause(_concern: Concern, by: int, _typed: str) -> str:
    if not pause_faucet(by_id=by):
        raise NotDone(_("The faucet is paused already."))
    return _("The faucet is paused: what is left goes to certificates.")


BALANCE = Watcher(
    key="balance",
    title=gettext_lazy("The accounts run dry"),
    meaning=gettext_lazy("Send HBAR to the account that is named. Meanwhile the faucet may rest."),
    permission="chain.view_chaintrouble",
    find=partial(find_troubles, kinds=(TroubleKind.BALANCE, TroubleKind.LOW_BALANCE)),
    url=all_troubles,
    remedies=(
        LOOK_AGAIN,
        Remedy(
            key="pause",
            label=gettext_lazy("Pause the faucet"),
            warning=gettext_lazy("Its page tells learners that it rests. What was asked for before is still paid."),
            permission="settings.change_platformsetting",
            do=_pause,
        ),
    ),
    is_urgent=True,
)
