"""Telling learners how their payouts ended, and of certificates that have been minted."""

from django.urls import reverse
from django.utils import timezone

from chain.amounts import short_amount
from chain.models import FaucetRequest, NftCertificate
from chain.models.certificate import CertificateStatus
from chain.models.faucet import FaucetStatus
from community.models.notification import NotificationKind
from community.notifications.store import News, notify

_ENDS = {FaucetStatus.COMPLETED.value: "paid", FaucetStatus.FAILED.value: "failed"}


def notify_of_payout(*, request_id: int) -> None:
    request = FaucetRequest.objects.filter(pk=request_id, status__in=_ENDS).first()
    if request is not None:
        news = News(
            kind=NotificationKind.PAYOUT,
            subject=f"faucet_request:{request.pk}",
            event=_ENDS[request.status],
            title=f"{short_amount(request.amount_hbar)} HBAR",
            url=reverse("chain:faucet"),
            happened_at=request.completed_at or timezone.now(),
        )
        notify(people=[request.user_id], news=news)


def notify_of_certificate(*, certificate_id: int) -> None:
    """Once for each number: one that is minted anew after a reset of the chain is no news, one that was reissued is."""
    certificate = NftCertificate.objects.filter(pk=certificate_id, status=CertificateStatus.MINTED).first()
    if certificate is not None:
        news = News(
            kind=NotificationKind.CERTIFICATE,
            subject=f"certificate:{certificate.pk}",
            event=f"minted:{certificate.certificate_number}",
            title=certificate.course_title,
            url=reverse("chain:certificate", args=[certificate.verification_code]),
            happened_at=timezone.now(),
        )
        notify(people=[certificate.user_id], news=news)
