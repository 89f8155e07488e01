from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.certificate import NftCertificate


class ReplacedCertificate(models.Model):
    """A certificate as it read before it was reissued. Its number and code still find it, and lead to the new one."""

    certificate = models.ForeignKey(NftCertificate, models.CASCADE, related_name="predecessors", db_index=False)
    certificate_number = models.CharField(_("number"), max_length=20)
    verification_code = models.CharField(_("verification code"), max_length=64)
    fingerprint = models.CharField(_("fingerprint"), max_length=66)
    holder_name = models.CharField(_("name printed"), max_length=100)
    recipient_address = models.CharField(_("issued to"), max_length=42)
    issued_at = models.DateTimeField(_("issued"))
    replaced_at = models.DateTimeField(_("replaced"), db_default=Now())
    reason = models.CharField(_("replaced because"), max_length=100)
    revoked_at = models.DateTimeField(_("had been revoked"), null=True, blank=True)
    revocation_reason = models.CharField(_("revoked because"), max_length=100, db_default="", default="", blank=True)

    class Meta:
        db_table = "replaced_certificates"
        verbose_name = _("replaced certificate")
        verbose_name_plural = _("replaced certificates")
        constraints = (
            models.UniqueConstraint(
                fields=("certificate_number",), name="replaced_certificates_certificate_number_key"
            ),
            models.UniqueConstraint(fields=("verification_code",), name="replaced_certificates_verification_code_key"),
        )
        indexes = (
            models.Index(models.F("certificate"), models.F("replaced_at").desc(), name="replaced_certs_trail_idx"),
        )

    def __str__(self) -> str:
        return self.certificate_number
