"""Pick up whatever a crash, a lost queue or a chain that was away has left behind."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.drive import drive
from chain.sending.nonce_repair import repair_nonces
from chain.sending.queues import outstanding
from chain.sending.receipts import settle_due
from chain.troubles import end_trouble, look_for_troubles, note_failure


def sweep() -> None:
    """Send what waits, settle what ended. Any number of sweeps may run at once."""
    drive()
    try:
        settle_due()
        repair_keys()
    except (gateway.ChainUnreachable, gateway.ChainRefused) as error:
        note_failure(error)
    note_recovery()
    look_for_troubles()


def note_recovery() -> None:
    """A network that was too busy has recovered when it runs transactions again, or nothing is left to be run."""
    trouble = ChainTrouble.objects.filter(kind=TroubleKind.BUSY).first()
    if trouble is None:
        return
    ours = Transaction.objects.filter(chain_id=settings.CHAIN_ID)
    has_run = ours.filter(settled_at__gt=trouble.since, block_number__isnull=False).exists()
    if has_run or not ours.filter(status=TransactionStatus.PENDING, due_at__isnull=False).exists():
        end_trouble(TroubleKind.BUSY)


def repair_keys() -> None:
    """What a node accepted long ago and keeps waiting, waits for an earlier nonce. A devnet may also have lost blocks,
    and with them what is settled long since."""
    network = current_network()
    long_ago = timezone.now() - timedelta(seconds=network.receipt_deadline_seconds)
    for signer_id in ChainSigner.objects.filter(chain_id=settings.CHAIN_ID).values_list("pk", flat=True):
        with transaction.atomic():
            free = ChainSigner.objects.filter(pk=signer_id).select_for_update(skip_locked=True, no_key=True)
            if (signer := free.first()) and (
                network.may_lose_blocks or outstanding(signer).filter(accepted_at__lt=long_ago).exists()
            ):
                gateway.verify_chain()
                repair_nonces(signer)
