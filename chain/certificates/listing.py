"""The certificates of one learner, as their own page lists them."""

from dataclasses import dataclass
from functools import cached_property

from chain.models import NftCertificate
from chain.models.certificate import CertificateStatus


@dataclass(frozen=True)
class MyCertificates:
    certificates: list[NftCertificate]

    @property
    def is_waiting(self) -> bool:
        """Whether one of them is still being minted."""
        return any(certificate.status == CertificateStatus.PENDING for certificate in self.certificates)

    @cached_property
    def mark(self) -> str:
        """What the list shows, in short: it changes when the list does."""
        return ".".join(f"{certificate.pk}{certificate.status[0]}" for certificate in self.certificates) or "none"

    def news_since(self, mark: str) -> list[NftCertificate]:
        """Those that were being minted when the list had that `mark`, and are minted now."""
        waited = set(mark.split("."))
        return [
            certificate
            for certificate in self.certificates
            if certificate.status == CertificateStatus.MINTED and f"{certificate.pk}p" in waited
        ]


def read_my_certificates(user_id: int) -> MyCertificates:
    rows = NftCertificate.objects.filter(user_id=user_id).select_related("course").order_by("-issued_at", "-pk")
    return MyCertificates(list(rows))
