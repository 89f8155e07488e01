"""Revoking a certificate: the record says so at once, the token is burned as soon as the chain allows."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from chain.contracts.calls import MOST_REASON_BYTES
from chain.models import NftCertificate, SoulboundToken
from chain.models.certificate import CertificateStatus
from chain.tokens.burn import want_burned
from chain.tokens.certificate_rows import forget_minting, lock_certificate
from chain.tokens.wake import wake_minters


class BadReason(ValueError):
    """No reason, or one that the contract has no room for; the sentence says which."""


def clean_reason(reason: str) -> str:
    """The reason as it is published, on the chain too. Raises BadReason."""
    tidy = " ".join(reason.split())
    if not tidy:
        raise BadReason(_("Say why. Everyone who verifies the certificate reads it."))
    if len(tidy.encode()) > MOST_REASON_BYTES:
        raise BadReason(_("The chain keeps 100 letters at most, fewer when they are not English ones."))
    return tidy


@transaction.atomic
def revoke_certificate(*, certificate_id: int, reason: str) -> bool:
    """Whether this call revoked it; one that is revoked keeps its first reason. Raises BadReason."""
    tidy, now = clean_reason(reason), timezone.now()
    certificate = lock_certificate(certificate_id)
    if certificate.status == CertificateStatus.REVOKED:
        return False
    certificate.status, certificate.revoked_at, certificate.revocation_reason = CertificateStatus.REVOKED, now, tidy
    certificate.save(update_fields=["status", "revoked_at", "revocation_reason"])
    take_back_token(certificate, reason=tidy)
    return True


def take_back_token(certificate: NftCertificate, *, reason: str) -> None:
    """Have every token of the certificate burned, and nothing point at it any more."""
    want_burned(list(SoulboundToken.objects.filter(certificate=certificate)), reason=reason)
    forget_minting(certificate)
    wake_minters()
