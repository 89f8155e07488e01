"""Certifying a finished course: the record is written here, and minted later by workers."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from chain.certificates.fingerprint import fingerprint_of
from chain.certificates.numbering import new_code, next_number
from chain.evidence.record import keep_evidence
from chain.models import NftCertificate
from chain.tokens.wake import wake_minters
from gamification.streaks.current import learners_day
from learning.courses.prerequisites import lacked_at_finish
from learning.models import User, UserProgress
from settings.registry import CERTIFICATE_NAME_DAYS, CERTIFICATES_ENABLED


@transaction.atomic
def issue_certificate(*, user_id: int, course_id: int) -> NftCertificate | None:
    """The certificate of a finished course, written now unless it is there already.

    None when certificates are switched off, when the course is not finished or a required one before it is not, when
    the learner has no wallet it could be minted to, and while they have not said what name shall stand on it:
    issue_owed() makes up for that later.
    """
    learner = User.objects.select_for_update(no_key=True).get(pk=user_id)
    existing = NftCertificate.objects.filter(user=learner, course_id=course_id).first()
    if existing is not None:
        return existing
    finished = UserProgress.objects.filter(~lacked_at_finish(), user=learner, course_id=course_id)
    progress = finished.select_related("course").first()
    if progress is None or progress.completed_at is None:
        return None
    if not learner.evm_address or not CERTIFICATES_ENABLED.current():
        return None
    if is_name_awaited(learner, finished_at=progress.completed_at, now=timezone.now()):
        return None
    return write_certificate(learner, progress, finished_at=progress.completed_at)


def is_name_awaited(learner: User, *, finished_at: datetime, now: datetime) -> bool:
    """Whether the learner has still to say what name shall stand on the certificate, and has the time to."""
    return learner.certificate_name is None and now < finished_at + timedelta(days=CERTIFICATE_NAME_DAYS.current())


def printed_name(learner: User) -> str:
    """What stands on certificates that are issued now."""
    return learner.certificate_name or learner.username


def issue_owed(*, user_id: int) -> list[NftCertificate]:
    """Certify every course that was finished while there was no wallet, or while certificates were switched off."""
    owed = certificates_owed().filter(user_id=user_id).order_by("completed_at")
    issued = [
        issue_certificate(user_id=user_id, course_id=course_id)
        for course_id in owed.values_list("course_id", flat=True)
    ]
    return [certificate for certificate in issued if certificate is not None]


def certificates_owed() -> QuerySet[UserProgress]:
    """Finished courses without a certificate, and nothing required before them missing."""
    own = NftCertificate.objects.filter(user=OuterRef("user"), course=OuterRef("course"))
    return UserProgress.objects.filter(~Exists(own), ~lacked_at_finish(), completed_at__isnull=False)


def learners_owed() -> list[int]:
    """Who has a wallet, and finished a course without a certificate."""
    finished = certificates_owed().filter(user__evm_address__isnull=False)
    return list(finished.order_by("user_id").values_list("user_id", flat=True).distinct())


def write_certificate(learner: User, progress: UserProgress, *, finished_at: datetime) -> NftCertificate:
    now = timezone.now()
    certificate = NftCertificate(
        user=learner,
        course=progress.course,
        course_title=progress.course.title,
        completion_date=learners_day(finished_at, learner.timezone),
        issued_at=now,
    )
    name_anew(certificate, learner, now=now)
    certificate.save()
    keep_evidence(certificate)
    wake_minters()
    return certificate


def name_anew(certificate: NftCertificate, learner: User, *, now: datetime) -> None:
    """A new number and code, the learner's present name and wallet, and the fingerprint of it all."""
    certificate.certificate_number = next_number(now)
    certificate.verification_code = new_code()
    certificate.holder_name = printed_name(learner)
    certificate.recipient_address = learner.evm_address or ""
    certificate.fingerprint = fingerprint_of(certificate)
