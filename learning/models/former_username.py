from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _


class FormerUsername(models.Model):
    """A name somebody has given up: it rests, and leads to them until somebody else has it. Written by a trigger.

    `user` is None after they have left; such a row is kept only as long as the name rests.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="former_usernames", db_index=False
    )
    username = models.CharField(_("username"), max_length=30)
    given_up_at = models.DateTimeField(_("given up"), db_default=Now(), editable=False)

    class Meta:
        db_table = "former_usernames"
        verbose_name = _("former username")
        verbose_name_plural = _("former usernames")
        constraints = (models.UniqueConstraint("user", Lower("username"), name="former_usernames_user_id_key"),)
        indexes = (
            models.Index(Lower("username"), name="former_usernames_name_idx"),
            models.Index(fields=("given_up_at",), name="former_usernames_left_idx", condition=Q(user__isnull=True)),
        )

    def __str__(self) -> str:
        return self.username
