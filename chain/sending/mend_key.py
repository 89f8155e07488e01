"""Have a stuck key looked at now, by hand: what workers do by themselves, without their waits, and said in words.

Nothing here decides anything of its own: nonces are repaired by `repair_nonces`, a transaction's end is looked for by
`look`, and both keep their deadlines. So it may be done at any time and as often as anyone likes.
"""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chain import gateway, keys
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import network_in_use, on_network
from chain.sending.nonce_repair import repair_nonces
from chain.sending.queues import outstanding, unsigned_of_everyone
from chain.sending.receipts import look
from chain.sending.tasks import sweep_transactions
from settings.queue import enqueue_on_commit

# As many of the oldest are looked for at once as a page may wait for.
LOOKED_FOR: Final = 3


class NotMended(Exception):
    """Nothing was changed; the sentence says why."""


def mend_key(*, signer_id: int) -> str:
    """What was done, in sentences. Raises NotMended when a worker holds the key, or the chain cannot be asked."""
    chain_id = ChainSigner.objects.values_list("chain_id", flat=True).get(pk=signer_id)
    network = network_in_use(chain_id)
    if network is None:
        raise NotMended(_("The platform does not use the chain %(chain)d any more.") % {"chain": chain_id})
    try:
        with on_network(network):
            done = [*repair(signer_id), *look_for_ends(signer_id)]
    except (gateway.ChainUnreachable, gateway.ChainRefused, keys.KeysUnusable) as error:
        raise NotMended(str(error)) from error
    with transaction.atomic():
        enqueue_on_commit(sweep_transactions, chain_id)
    return " ".join([*(done or [_("Nothing was wrong with the key.")]), _("Workers go on with it now.")])


@transaction.atomic
def repair(signer_id: int) -> list[str]:
    free = ChainSigner.objects.select_for_update(skip_locked=True, no_key=True)
    signer = free.filter(pk=signer_id).first()
    if signer is None:
        raise NotMended(_("A worker is just sending with this key, so nothing was changed. Look again in a minute."))
    gateway.verify_chain()
    before = signer.next_nonce, signer.epoch
    newest = Transaction.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    repair_nonces(signer)
    done = what_was_repaired(signer, before, newest)
    if signer.paused_until is not None and signer.paused_until > timezone.now():
        done.append(_("Its rest was ended."))
    signer.paused_until = None
    signer.save(update_fields=["paused_until"])
    waiting = unsigned_of_everyone(signer).filter(due_at__gt=timezone.now()).update(due_at=timezone.now())
    if waiting:
        said = ngettext("%(count)d waiting row is due now.", "%(count)d waiting rows are due now.", waiting)
        done.append(said % {"count": waiting})
    return done


def what_was_repaired(signer: ChainSigner, before: tuple[int, int], newest: int) -> list[str]:
    next_nonce, epoch = before
    if signer.epoch != epoch:
        return [
            _("The chain was reset: the key begins at nonce %(nonce)d again, and what was under way is signed anew.")
            % {"nonce": signer.next_nonce}
        ]
    done = []
    if signer.next_nonce != next_nonce:
        done.append(
            _("The chain waits for nonce %(now)d, so that comes next instead of %(before)d.")
            % {"now": signer.next_nonce, "before": next_nonce}
        )
    filler = {"from_account": signer.address, "to_account": signer.address, "pk__gt": newest}
    if Transaction.objects.filter(**filler).exists():
        done.append(_("A transfer of nothing will fill the gap."))
    return done


def look_for_ends(signer_id: int) -> list[str]:
    signer = ChainSigner.objects.get(pk=signer_id)
    rows = list(outstanding(signer).filter(accepted_at__isnull=False)[:LOOKED_FOR])
    for row in rows:
        look(row)
    return [sentence for row in rows if (sentence := what_became_of(row))]


def what_became_of(row: Transaction) -> str:
    now = Transaction.objects.get(pk=row.pk)
    said = {"id": row.pk}
    if now.status == TransactionStatus.SUCCESS:
        return _("Transaction %(id)d has succeeded.") % said
    if now.status == TransactionStatus.FAILED:
        return _("Transaction %(id)d has failed.") % said
    if now.transaction_hash != row.transaction_hash:
        return _("The chain has no place for the signature of transaction %(id)d: it is signed anew.") % said
    if now.accepted_at is None:
        return _("There is no trace of transaction %(id)d: the same bytes go out again.") % said
    return ""
