"""A faucet that was paused lately, so that nobody forgets to open it again."""

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.faucet.pausing import open_faucet
from settings.attention import Concern, NotDone, Remedy, Watcher
from settings.models import PlatformSetting
from settings.registry import FAUCET_ENABLED

# A school that wants no faucet has decided so by then.
REMEMBERED: Final = timedelta(days=30)


def find_paused_faucet(most: int) -> list[Concern]:
    rows = PlatformSetting.objects.filter(
        setting_key=FAUCET_ENABLED.key, setting_value=False, updated_at__gt=timezone.now() - REMEMBERED
    )
    words = _("Learners get no HBAR until it is opened again.")
    return [Concern(key=str(row.pk), words=words, about=row, since=row.updated_at) for row in rows[:most]]


def _open(_concern: Concern, by: int, _typed: str) -> str:
    if not open_faucet(by_id=by):
        raise NotDone(_("The faucet is open already."))
    return _("The faucet is open.")


PAUSED_FAUCET = Watcher(
    key="paused-faucet",
    title=gettext_lazy("The faucet is paused"),
    meaning=gettext_lazy("You are reminded for thirty days."),
    permission="settings.view_platformsetting",
    find=find_paused_faucet,
    url=lambda: reverse("chain:faucet"),
    remedies=(
        Remedy(
            key="open",
            label=gettext_lazy("Open it"),
            warning=gettext_lazy("Learners can ask for HBAR again, within the limits of the settings."),
            permission="settings.change_platformsetting",
            do=_open,
        ),
    ),
)
