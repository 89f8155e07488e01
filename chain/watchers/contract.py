"""The certificate contract is not there, or cannot be used."""

from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.gateway import ChainRefused, ChainUnreachable
from chain.keys import KeysUnusable
from chain.models.trouble import TroubleKind
from chain.tokens.deploy_again import deploy_where_missing
from chain.watchers.troubles import LOOK_AGAIN, all_troubles, find_troubles
from settings.attention import Concern, NotDone, Remedy, Watcher


def _deploy(_concern: Concern, _by: int, _typed: str) -> str:
    try:
        planned = deploy_where_missing()
    except (ChainUnreachable, ChainRefused, KeysUnusable) as error:
        raise NotDone(str(error)) from error
    if planned is None:
        raise NotDone(_("The contract stands where it was deployed: none is needed."))
    return _("Workers put the contract on the chain now. What was lost can be minted again afterwards.")


CONTRACT = Watcher(
    key="contract",
    title=gettext_lazy("The certificate contract cannot be used"),
    meaning=gettext_lazy("Certificates are issued and can be verified, and wait for their tokens."),
    permission="chain.view_chaintrouble",
    find=partial(find_troubles, kinds=(TroubleKind.CONTRACT,)),
    url=all_troubles,
    remedies=(
        Remedy(
            key="deploy",
            label=gettext_lazy("Put it on the chain"),
            warning=gettext_lazy("The first operator key deploys the contract and pays for it, if none stands there."),
            permission="chain.add_contractdeployment",
            do=_deploy,
        ),
        LOOK_AGAIN,
    ),
    is_urgent=True,
)
