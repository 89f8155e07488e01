"""Notifying learners of how their payouts ended, and of certificates that have been minted."""

from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chain.amounts import short_amount
from chain.models import FaucetRequest, NftCertificate
from chain.models.certificate import CertificateStatus
from chain.models.faucet import FaucetStatus
from community.models import Notification
from community.notifications.kinds import NotificationKind, Sentence, per_row
from community.notifications.store import Event, notify
from learning.content.isolation import isolate
from learning.models import UserProgress
from settings.registry import CERTIFICATES_ENABLED

_ENDS: Final = {FaucetStatus.COMPLETED.value: "paid", FaucetStatus.FAILED.value: "failed"}


def _render_payout(row: Notification) -> Sentence:
    if "paid" in row.events:
        return Sentence(_("%(amount)s arrived in your wallet") % {"amount": row.title})
    detail = _("Your allowance is back: ask again when you like.")
    return Sentence(_("%(amount)s could not be sent") % {"amount": row.title}, detail)


def _render_certificate(row: Notification) -> Sentence:
    if row.subject.startswith("course:"):
        detail = _("Say so, or it is issued under your username in some days.")
        return Sentence(_("Which name shall stand on your certificate for “%(title)s”?") % {"title": row.title}, detail)
    return Sentence(_("Your certificate for “%(title)s” is on the chain") % {"title": isolate(row.title)})


PAYOUT: Final = NotificationKind(
    key="payout", icon="drop", label=gettext_lazy("Payouts of the faucet"), order=60, render=per_row(_render_payout)
)
CERTIFICATE: Final = NotificationKind(
    key="certificate",
    icon="scroll",
    label=gettext_lazy("Certificates"),
    order=70,
    render=per_row(_render_certificate),
)


def notify_of_payout(*, request_id: int) -> None:
    """Once its end is certain; how often this is called does not matter."""
    request = FaucetRequest.objects.filter(pk=request_id, status__in=_ENDS).first()
    if request is not None:
        event = Event(
            kind=PAYOUT,
            subject=f"faucet_request:{request.pk}",
            key=_ENDS[request.status],
            title=f"{short_amount(request.amount_hbar)} HBAR",
            url=reverse("chain:faucet"),
            happened_at=request.completed_at or timezone.now(),
        )
        notify(people=[request.user_id], event=event)


def notify_of_certificate(*, certificate_id: int) -> None:
    """Once for each number: minting the same one anew after a reset of the chain is no event, reissuing it is."""
    certificate = NftCertificate.objects.filter(pk=certificate_id, status=CertificateStatus.MINTED).first()
    if certificate is not None and certificate.user_id is not None:
        event = Event(
            kind=CERTIFICATE,
            subject=f"certificate:{certificate.pk}",
            key=f"minted:{certificate.certificate_number}",
            title=certificate.course_title,
            url=reverse("chain:certificate", args=[certificate.verification_code]),
            happened_at=timezone.now(),
        )
        notify(people=[certificate.user_id], event=event)


def notify_of_awaited_name(*, user_id: int, course_id: int) -> None:
    """Once for each course, while its certificate waits for the learner's answer."""
    progress = UserProgress.objects.filter(
        user=user_id,
        course=course_id,
        completed_at__isnull=False,
        user__certificate_name__isnull=True,
        user__evm_address__isnull=False,
    ).select_related("course")
    finished = progress.first()
    if finished is not None and CERTIFICATES_ENABLED.current():
        event = Event(
            kind=CERTIFICATE,
            subject=f"course:{course_id}",
            key="name-wanted",
            title=finished.course.title,
            url=reverse("chain:certificates"),
            happened_at=finished.completed_at or timezone.now(),
        )
        notify(people=[user_id], event=event)
