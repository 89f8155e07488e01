from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.transaction import Transaction
from learning.models import Course


class CertificateStatus(models.TextChoices):
    PENDING = "pending", _("Being minted")
    MINTED = "minted", _("Minted")
    REVOKED = "revoked", _("Revoked")


class NftCertificate(models.Model):
    """A finished course, certified. The row is the record; its token mirrors it, its evidence is behind it."""

    # None after the account was deleted and its holder wanted the certificate to stay, or to end.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="certificates", db_index=False
    )
    course = models.ForeignKey(Course, models.PROTECT, related_name="certificates", db_index=False)
    token_id = models.CharField(_("token"), max_length=100, null=True, blank=True)
    collection_id = models.CharField(_("collection"), max_length=100, null=True, blank=True)
    serial_number = models.BigIntegerField(_("serial"), null=True, blank=True)
    metadata_uri = models.CharField(_("metadata"), max_length=300, db_default="", default="", blank=True)
    certificate_number = models.CharField(_("number"), max_length=20)
    issued_at = models.DateTimeField(_("issued"), db_default=Now(), editable=False)
    transaction = models.ForeignKey(
        Transaction, models.SET_NULL, null=True, blank=True, related_name="certificates", db_index=False
    )
    course_title = models.CharField(_("course title then"), max_length=120)
    completion_date = models.DateField(_("finished on"))
    verification_code = models.CharField(_("verification code"), max_length=64)
    status = models.CharField(
        _("status"), max_length=10, choices=CertificateStatus, db_default="pending", default=CertificateStatus.PENDING
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revocation_reason = models.CharField(_("revoked because"), max_length=100, db_default="", default="", blank=True)
    is_withdrawn = models.BooleanField(
        _("withdrawn by its holder"), db_default=False, default=False, help_text=_("It is revoked, too.")
    )
    holder_name = models.CharField(
        _("name printed"), max_length=100, db_default="", default="", help_text=_("As it was when this was issued.")
    )
    recipient_address = models.CharField(_("issued to"), max_length=42, db_default="", default="")
    fingerprint = models.CharField(
        _("fingerprint"),
        max_length=66,
        null=True,
        blank=True,
        help_text=_("SHA-256 of what is printed: the name of this record on the chain."),
    )

    class Meta:
        db_table = "nft_certificates"
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = (
            models.UniqueConstraint(fields=("user", "course"), name="nft_certificates_user_id_course_id_key"),
            models.UniqueConstraint(
                fields=("collection_id", "serial_number"), name="nft_certificates_collection_id_serial_number_key"
            ),
            models.UniqueConstraint(fields=("certificate_number",), name="nft_certificates_certificate_number_key"),
            models.UniqueConstraint(fields=("verification_code",), name="nft_certificates_verification_code_key"),
            models.UniqueConstraint(fields=("fingerprint",), name="nft_certificates_fingerprint_key"),
            models.CheckConstraint(
                condition=Q(status__in=CertificateStatus.values), name="nft_certificates_status_check"
            ),
            models.CheckConstraint(
                condition=Q(status="revoked", revoked_at__isnull=False)
                | ~Q(status="revoked") & Q(revoked_at__isnull=True),
                name="nft_certificates_revoked_check",
            ),
        )
        indexes = (
            models.Index(F("user"), F("issued_at").desc(), name="nft_certificates_user_idx"),
            models.Index(fields=("course",), name="nft_certificates_course_idx"),
            models.Index(
                fields=("transaction",), name="nft_certificates_tx_idx", condition=Q(transaction__isnull=False)
            ),
            models.Index(fields=("issued_at",), name="nft_certificates_pending_idx", condition=Q(status="pending")),
        )

    def __str__(self) -> str:
        return self.certificate_number
