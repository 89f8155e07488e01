"""What the watchers of the chain share: the troubles that workers note, and having them looked at now."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.faucet.tasks import check_faucet_balance
from chain.models import ChainTrouble
from chain.models.trouble import TroubleKind
from chain.sending.tasks import sweep_transactions
from chain.tokens.tasks import look_for_reset
from settings.attention import Concern, Remedy
from settings.queue import enqueue_on_commit


def find_troubles(most: int, kinds: tuple[TroubleKind, ...]) -> list[Concern]:
    rows = ChainTrouble.objects.filter(kind__in=kinds).order_by("since", "pk")[:most]
    return [Concern(key=str(row.pk), words=row.sentence, about=row, since=row.since) for row in rows]


def all_troubles() -> str:
    return reverse("admin:chain_chaintrouble_changelist")


@transaction.atomic
def _look_again(concern: Concern, _by: int, _typed: str) -> str:
    if isinstance(concern.about, ChainTrouble):
        enqueue_on_commit(sweep_transactions, concern.about.chain_id)
    enqueue_on_commit(look_for_reset)
    enqueue_on_commit(check_faucet_balance)
    return _("A worker looks at it now.")


LOOK_AGAIN = Remedy(
    key="look",
    label=gettext_lazy("Look again now"),
    warning=gettext_lazy("A worker asks the network. When all is well, this leaves the page, and what waited is sent."),
    permission="chain.view_chaintrouble",
    do=_look_again,
)
