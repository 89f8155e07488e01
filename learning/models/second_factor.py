from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models.user import User

MARK_LENGTH: Final = 16


class SecondFactor(models.Model):
    """What staff enter beside their password: codes of an app, by a secret it shares with us, or recovery codes.

    The secret is encrypted and recovery codes are marks, so that a copy of the database opens nothing. It counts once
    it is confirmed. Operations: learning/accounts/second_factor.py.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor", db_index=False)
    secret = models.CharField(max_length=200, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    # The half minute whose code was taken last: no code opens twice.
    last_step = models.BigIntegerField(default=0, db_default=0, editable=False)
    recovery_marks = ArrayField(
        models.CharField(max_length=MARK_LENGTH), default=list, db_default=[], blank=True, editable=False
    )

    class Meta:
        db_table = "second_factors"
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")

    def __str__(self) -> str:
        return f"second factor of {self.user_id}"
