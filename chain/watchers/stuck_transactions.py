"""Payouts, mints and whatever else should have been on a chain minutes ago."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import network_in_use, networks_in_use
from chain.sending.mend_key import NotMended, mend_key
from chain.troubles import WAITING_TOO_LONG
from settings.attention import Concern, NotDone, Remedy, Watcher


def find_stuck_transactions(most: int) -> list[Concern]:
    """Without what learners have sent themselves, which is never due."""
    stuck = Transaction.objects.filter(
        status=TransactionStatus.PENDING,
        created_at__lt=timezone.now() - WAITING_TOO_LONG,
        due_at__isnull=False,
        chain_id__in=[network.chain_id for network in networks_in_use()],
    )
    rows = stuck.select_related("user").defer("raw_transaction", "call_data").order_by("created_at", "pk")
    return [_concern(row) for row in rows[:most]]


def _concern(row: Transaction) -> Concern:
    network = network_in_use(row.chain_id)
    said = {
        "kind": row.get_transaction_type_display(),
        "id": row.pk,
        "name": row.user.username if row.user else _("the school"),
        "network": network.title if network else row.chain_id,
        "error": row.error_message[:200],
    }
    words = _("%(kind)s %(id)d for %(name)s on %(network)s. %(error)s") % said
    return Concern(key=str(row.pk), words=words.strip(), about=row, since=row.created_at)


def _mend_keys(concern: Concern, _by: int, _typed: str) -> str:
    """Whichever of the chain's keys holds it, or could sign it: looking at another one changes nothing."""
    row = concern.about
    signers = ChainSigner.objects.filter(chain_id=row.chain_id) if isinstance(row, Transaction) else []
    said = []
    for signer in signers:
        try:
            said.append(mend_key(signer_id=signer.pk))
        except NotMended as reason:
            raise NotDone(str(reason)) from None
    if not said:
        raise NotDone(_("No key of this chain has ever signed: see what is said about its network and keys."))
    return " ".join(dict.fromkeys(said))


STUCK_TRANSACTIONS = Watcher(
    key="stuck-transactions",
    title=gettext_lazy("Stuck payouts and mints"),
    meaning=gettext_lazy("They have waited for over ten minutes. Nothing is lost: they are sent when the reason ends."),
    permission="chain.view_transaction",
    find=find_stuck_transactions,
    url=lambda: reverse("admin:chain_transaction_changelist") + "?status__exact=pending",
    remedies=(
        Remedy(
            key="mend",
            label=gettext_lazy("Look at it now"),
            warning=gettext_lazy(
                "The keys are compared with the chain and repaired, and workers try at once. Nothing is paid twice."
            ),
            permission="chain.change_chainsigner",
            do=_mend_keys,
        ),
    ),
    is_urgent=True,
)
