"""A learner who leaves may end their certificates: nobody finds their name with them any more."""

from typing import Final

from django.db import transaction
from django.utils import timezone

from chain.certificates.revoking import take_back_token
from chain.models import CertificateEvidence, NftCertificate, ReplacedCertificate
from chain.models.certificate import CertificateStatus
from chain.tokens.certificate_rows import lock_certificate

# Not translated: it is written on the chain.
REASON: Final = "Withdrawn by its holder"


@transaction.atomic
def withdraw_certificates(*, user_id: int) -> int:
    """End every certificate of the learner and erase the name and wallet on it, and its evidence; how
    many.

    Number and code go on saying that there was one, and the tokens are burned as soon as the chain allows.
    """
    ids = list(NftCertificate.objects.filter(user=user_id).order_by("pk").values_list("pk", flat=True))
    for certificate_id in ids:
        certificate = lock_certificate(certificate_id)
        certificate.is_withdrawn, certificate.holder_name, certificate.recipient_address = True, "", ""
        certificate.status = CertificateStatus.REVOKED
        certificate.revoked_at = certificate.revoked_at or timezone.now()
        certificate.revocation_reason = certificate.revocation_reason or REASON
        certificate.save(
            update_fields=(
                *("is_withdrawn", "holder_name", "recipient_address"),
                *("status", "revoked_at", "revocation_reason"),
            )
        )
        take_back_token(certificate, reason=REASON)
    CertificateEvidence.objects.filter(certificate__in=ids).delete()
    ReplacedCertificate.objects.filter(certificate__in=ids).update(holder_name="", recipient_address="")
    return len(ids)
