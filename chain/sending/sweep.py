"""Pick up whatever a crash, a lost queue or a chain that was away has left behind."""

from datetime import timedelta
from http.client import HTTPException
from urllib.error import HTTPError

from django.db import transaction
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.drive import drive
from chain.sending.nonce_repair import repair_nonces
from chain.sending.queues import outstanding
from chain.sending.receipts import settle_due
from chain.troubles import end_trouble, is_node_away, look_for_troubles, note_failure, note_waiting, troubles_here

# So long a node may think about the simplest question before it counts as away. Other questions may take longer, and a
# worker that asks them is free for nothing else meanwhile.
PROBE_SECONDS = 5


def sweep() -> None:
    """Send what waits, settle what ended, on the network in force. Any number of sweeps may run at once."""
    if is_pointless():
        note_waiting()
        return
    drive()
    try:
        settle_due()
        repair_keys()
    except (gateway.ChainUnreachable, gateway.ChainRefused) as error:
        note_failure(error)
    note_recovery()
    look_for_troubles()


def is_pointless() -> bool:
    """Whether the node says nothing, or is still away. What is wrong with an answer, the sweep finds out."""
    try:
        gateway.read_chain_id(timeout=PROBE_SECONDS)
    except (HTTPError, HTTPException, ValueError, KeyError, TypeError):
        return False
    except OSError as error:
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            note_failure(gateway.ChainUnreachable("The chain's node does not answer in time."))
        return is_node_away()
    return False


def note_recovery() -> None:
    """A network that was too busy has recovered when it runs transactions again, or nothing is left to be run."""
    trouble = troubles_here().filter(kind=TroubleKind.BUSY).first()
    if trouble is None:
        return
    ours = Transaction.objects.filter(chain_id=current_network().chain_id)
    has_run = ours.filter(settled_at__gt=trouble.since, block_number__isnull=False).exists()
    if has_run or not ours.filter(status=TransactionStatus.PENDING, due_at__isnull=False).exists():
        end_trouble(TroubleKind.BUSY)


def repair_keys() -> None:
    """What a node accepted long ago and keeps waiting, waits for an earlier nonce. A devnet may also have lost blocks,
    and with them what is settled long since."""
    network = current_network()
    long_ago = timezone.now() - timedelta(seconds=network.receipt_deadline_seconds)
    for signer_id in ChainSigner.objects.filter(chain_id=current_network().chain_id).values_list("pk", flat=True):
        with transaction.atomic():
            free = ChainSigner.objects.filter(pk=signer_id).select_for_update(skip_locked=True, no_key=True)
            if (signer := free.first()) and (
                network.may_lose_blocks or outstanding(signer).filter(accepted_at__lt=long_ago).exists()
            ):
                gateway.verify_chain()
                repair_nonces(signer)
