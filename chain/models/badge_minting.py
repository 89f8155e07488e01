from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class BadgeMinting(models.Model):
    """A learner who wants badges as tokens. What a wallet holds is public for ever, so nobody gets them unasked."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="badge_minting"
    )
    since = models.DateTimeField(_("since"), db_default=Now(), editable=False)

    class Meta:
        db_table = "badge_minting"
        verbose_name = _("badge token opt-in")
        verbose_name_plural = _("badge token opt-ins")

    def __str__(self) -> str:
        return str(self.user_id)
