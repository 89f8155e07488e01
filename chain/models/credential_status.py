from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from chain.models.certificate import NftCertificate

# Bits of a status list. Half of them are used at most, and no list is shorter: who fetches one does not tell which
# certificate they mean.
POSITIONS: Final = 131_072


class CredentialStatus(models.Model):
    """The place of a certificate in a public status list, drawn by chance; its bit is set once that one has ended.

    Kept by the database. Without a certificate it stands for one that was replaced or deleted.
    """

    # Django leaves it to the trigger, which also writes down when it ended.
    certificate = models.OneToOneField(
        NftCertificate, models.DO_NOTHING, null=True, blank=True, related_name="credential_status"
    )
    list_number = models.IntegerField(_("list"))
    position = models.IntegerField(_("position"))
    created_at = models.DateTimeField(_("drawn"), db_default=Now(), editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        db_table = "credential_statuses"
        verbose_name = _("credential status")
        verbose_name_plural = _("credential statuses")
        constraints = (
            models.UniqueConstraint(
                fields=("list_number", "position"), name="credential_statuses_list_number_position_key"
            ),
            models.CheckConstraint(
                condition=Q(position__gte=0, position__lt=POSITIONS), name="credential_statuses_position_check"
            ),
            models.CheckConstraint(
                condition=Q(certificate__isnull=False) | Q(ended_at__isnull=False),
                name="credential_statuses_ended_check",
            ),
        )
        indexes = (
            models.Index(
                fields=("list_number",), name="credential_statuses_ended_idx", condition=Q(ended_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.list_number}:{self.position}"
