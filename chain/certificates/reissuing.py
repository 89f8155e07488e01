"""Reissuing a certificate with the learner's present name and wallet.

What is printed and on the chain cannot be changed, so a new certificate takes the place of the old one: a new number, a
new code, a new token. The old number and code still find it, and say what replaced them; the old token is burned.
"""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chain.certificates.issuing import name_anew, printed_name
from chain.certificates.revoking import clean_reason, take_back_token
from chain.models import NftCertificate, ReplacedCertificate
from chain.models.certificate import CertificateStatus
from chain.tokens.certificate_rows import clear_token, lock_certificate
from learning.models import User

# Two transactions that the platform pays: a learner who renames often waits.
LEARNERS_PAUSE: Final = timedelta(days=30)


class ReissueRefused(Exception):
    """The sentence says why, for the learner or the admin who asked."""


@transaction.atomic
def reissue_certificate(*, certificate_id: int, reason: str) -> NftCertificate:
    """The certificate as it is now. An admin may also reissue one that was revoked by mistake.

    Raises BadReason, and ReissueRefused when the new one would read like the old one.
    """
    tidy = clean_reason(reason)
    certificate = lock_certificate(certificate_id)
    return replace(certificate, require_change(certificate), reason=tidy)


@transaction.atomic
def reissue_own_certificate(*, user_id: int, certificate_id: int) -> NftCertificate:
    """As a learner may ask for it: after a change of name or wallet, once in thirty days, never when it is revoked.

    Raises NftCertificate.DoesNotExist for somebody else's, and ReissueRefused.
    """
    NftCertificate.objects.only("pk").get(pk=certificate_id, user_id=user_id)
    certificate = lock_certificate(certificate_id)
    if certificate.status == CertificateStatus.REVOKED:
        raise ReissueRefused(_("This certificate was revoked. Ask the school about it."))
    holder = require_change(certificate)
    lately = timezone.now() - LEARNERS_PAUSE
    if certificate.predecessors.filter(replaced_at__gt=lately).exists():
        raise ReissueRefused(_("This certificate was reissued less than 30 days ago. Try again later."))
    return replace(certificate, holder, reason="The holder's name or wallet has changed")


def differs(certificate: NftCertificate) -> bool:
    """Whether the learner's name or wallet is not the one the certificate was issued with."""
    learner = certificate.user
    if learner is None:
        return False
    now = printed_name(learner), learner.evm_address or ""
    return (certificate.holder_name, certificate.recipient_address) != now


def require_change(certificate: NftCertificate) -> User:
    """Its holder, when a new one would read otherwise. Raises ReissueRefused."""
    if certificate.user is None:
        raise ReissueRefused(_("Its holder has deleted their account: there is nobody to issue it to."))
    if not certificate.user.evm_address:
        raise ReissueRefused(_("There is no wallet the new certificate could go to."))
    if certificate.status != CertificateStatus.REVOKED and not differs(certificate):
        raise ReissueRefused(_("Name and wallet are the same as when it was issued: there is nothing to change."))
    return certificate.user


def replace(certificate: NftCertificate, holder: User, *, reason: str) -> NftCertificate:
    now = timezone.now()
    ReplacedCertificate.objects.create(
        certificate=certificate,
        certificate_number=certificate.certificate_number,
        verification_code=certificate.verification_code,
        fingerprint=certificate.fingerprint or "",
        holder_name=certificate.holder_name,
        recipient_address=certificate.recipient_address,
        issued_at=certificate.issued_at,
        replaced_at=now,
        reason=reason,
        revoked_at=certificate.revoked_at,
        revocation_reason=certificate.revocation_reason,
    )
    name_anew(certificate, holder, now=now)
    certificate.issued_at = now
    certificate.status, certificate.revoked_at, certificate.revocation_reason = CertificateStatus.PENDING, None, ""
    clear_token(certificate)
    certificate.save()
    take_back_token(certificate, reason=f"Replaced by {certificate.certificate_number}")
    return certificate
