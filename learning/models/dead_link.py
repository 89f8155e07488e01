from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class DeadLink(models.Model):
    """A link of a lesson that led nowhere when it was looked at last. The row goes when it leads somewhere again."""

    LONGEST: Final = 500

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="dead_links", db_index=False)
    address = models.CharField(_("address"), max_length=LONGEST)
    trouble = models.CharField(_("what is wrong"), max_length=200)
    found_at = models.DateTimeField(_("first found"))
    times_seen = models.IntegerField(_("times in a row"), db_default=1, default=1)

    class Meta:
        db_table = "dead_links"
        verbose_name = _("dead link")
        verbose_name_plural = _("dead links")
        constraints = (
            models.UniqueConstraint(fields=("lesson", "address"), name="dead_links_lesson_id_address_key"),
            models.CheckConstraint(condition=Q(times_seen__gte=1), name="dead_links_times_seen_check"),
        )

    def __str__(self) -> str:
        return self.address
