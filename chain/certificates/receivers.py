"""What certificates do when they hear that a course was finished, or how a transaction ended."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from chain.certificates.issuing import issue_certificate, issue_owed
from chain.certificates.tasks import ask_for_name, notify_of_certificate
from chain.certificates.withdrawing import withdraw_certificates
from chain.models import ContractDeployment, SoulboundToken, Transaction
from chain.models.token import TokenState
from chain.models.transaction import TransactionStatus
from chain.signals import certificate_minted, transaction_settled
from chain.tokens.retry import try_later
from chain.tokens.wake import wake_minters
from learning.signals import account_deletion_started, course_completed
from settings.queue import owe_on_commit


@receiver(course_completed)
def certify_course(*, user_id: int, course_id: int, **_: Any) -> None:
    if issue_certificate(user_id=user_id, course_id=course_id) is None:
        owe_on_commit(ask_for_name, user_id, course_id)
    issue_owed(user_id=user_id)  # what had waited for this course


@receiver(account_deletion_started, dispatch_uid="chain.certificates.withdraw")
def withdraw_with_account(*, user_id: int, keeps_certificates: bool, **_: Any) -> None:
    if not keeps_certificates:
        withdraw_certificates(user_id=user_id)


@receiver(transaction_settled, sender=Transaction)
def go_on_with_tokens(*, transaction_id: int, status: str, **_: Any) -> None:
    """A mint that succeeded is read from the contract later, by a worker: the node must not be asked in here."""
    locked = SoulboundToken.objects.select_for_update(no_key=True, of=("self",)).order_by("pk")
    minting = list(locked.filter(mint_transaction=transaction_id, state=TokenState.MINTING))
    burning = list(locked.filter(burn_transaction=transaction_id, state=TokenState.BURNING))
    if status == TransactionStatus.FAILED:
        trouble = Transaction.objects.values_list("error_message", flat=True).get(pk=transaction_id)
        for token in (*minting, *burning):
            try_later(token, trouble)
    else:
        SoulboundToken.objects.filter(pk__in=[token.pk for token in burning]).update(
            state=TokenState.BURNED, burned_at=timezone.now(), attempts=0, trouble=""
        )
    if minting or burning or ContractDeployment.objects.filter(transaction=transaction_id).exists():
        wake_minters()


@receiver(certificate_minted, dispatch_uid="chain.certificates.notify_when_committed")
def notify_when_committed(*, certificate_id: int, **_: Any) -> None:
    owe_on_commit(notify_of_certificate, certificate_id)
