from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.certificate import NftCertificate


class CertificateEvidence(models.Model):
    """What stood behind a certificate when it was issued: which lessons were done, when and in how many tries.

    It is never changed. It outlives reissuing, which changes no learning, and the account of a learner who keeps their
    certificates; one that is withdrawn takes it along.
    """

    certificate = models.OneToOneField(
        NftCertificate, models.CASCADE, primary_key=True, related_name="evidence", verbose_name=_("certificate")
    )
    record = models.JSONField(_("record"), help_text=_("As chain/evidence/record.py writes it."))
    digest = models.CharField(
        _("digest"), max_length=64, help_text=_("SHA-256 of the record as canonical JSON, which the credential names.")
    )
    kept_at = models.DateTimeField(_("written down"), db_default=Now(), editable=False)
    is_late = models.BooleanField(
        _("written down later"),
        db_default=False,
        default=False,
        help_text=_("The certificate was issued before evidence was kept; this is what was known later."),
    )

    class Meta:
        db_table = "certificate_evidence"
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return str(self.certificate_id)
