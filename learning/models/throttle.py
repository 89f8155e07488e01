from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ThrottleMarkQuerySet(models.QuerySet["ThrottleMark"]):
    def refused(self) -> Self:
        """Where a limit has refused something, the newest first."""
        return self.filter(refused__gt=0).order_by("-refused_at", "-pk")


class ThrottleMark(models.Model):
    """How often somebody, some network or some thing has come to a limit, kept by throttle_hit() for a few days.

    `subject` is person:<id>, or network:<mark> or object:<mark>, from which nobody can be found again.
    """

    scope = models.CharField(_("limit"), max_length=40)
    subject = models.CharField(_("of whom"), max_length=80)
    hits = models.IntegerField(_("counted"))
    ends_at = models.DateTimeField(_("counted until"))
    refused = models.IntegerField(_("refused"), default=0, db_default=0)
    refused_at = models.DateTimeField(_("last refused"), null=True, blank=True)

    objects = ThrottleMarkQuerySet.as_manager()

    class Meta:
        db_table = "throttle_marks"
        verbose_name = _("limit reached")
        verbose_name_plural = _("limits reached")
        constraints = (
            models.UniqueConstraint(fields=("scope", "subject"), name="throttle_marks_scope_subject_key"),
            models.CheckConstraint(
                condition=Q(refused=0, refused_at=None) | Q(refused__gt=0, refused_at__isnull=False),
                name="throttle_marks_refused_check",
            ),
        )
        indexes = (
            models.Index(
                F("refused_at").desc(), F("id").desc(), name="throttle_marks_refused_idx", condition=Q(refused__gt=0)
            ),
            models.Index(fields=("ends_at",), name="throttle_marks_ended_idx"),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.subject}"
