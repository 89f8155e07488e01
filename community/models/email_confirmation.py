from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class EmailConfirmation(models.Model):
    """A link that was mailed to an address, to find out whether it is its person's. Only the newest one works, once."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="email_confirmations", db_index=False
    )
    address = models.EmailField(_("e-mail"))
    sent_at = models.DateTimeField(_("sent"), db_default=Now(), editable=False)
    # When a worker handed the link to the mail server: whoever writes it sends it, and nobody does so twice.
    mailed_at = models.DateTimeField(_("handed over"), null=True, blank=True, editable=False)
    # When the button behind the link was pressed, or the address was not wanted any more.
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        db_table = "email_confirmations"
        verbose_name = _("confirmation of an e-mail address")
        verbose_name_plural = _("confirmations of e-mail addresses")
        indexes = (models.Index(F("user"), F("id").desc(), name="email_confirmations_user_idx"),)

    def __str__(self) -> str:
        return f"{self.address} for {self.user_id}"
