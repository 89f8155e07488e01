from typing import Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.user import User

WORDS_LENGTH: Final = 1000
PAGE_LENGTH: Final = 300


class StaffAct(models.Model):
    """A line of the record of staff: who did what, when, on which row and from which page. Append-only.

    Operation: learning/audit/record.py. It names no row by its words, so that who leaves is named nowhere.
    """

    # Null: they have left.
    actor = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="staff_acts", db_index=False, verbose_name=_("who")
    )
    # add, change, delete, the name of an action of a list, or of the page that did it.
    act = models.CharField(_("act"), max_length=60)
    # The model, as learning.course, and its row; empty for an act on no row.
    about = models.CharField(_("on"), max_length=100, blank=True, db_default="", default="")
    object_id = models.CharField(_("row"), max_length=100, blank=True, db_default="", default="")
    person = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        related_name="acts_of_staff",
        db_index=False,
        verbose_name=_("whom it concerns"),
    )
    words = models.CharField(_("words"), max_length=WORDS_LENGTH, blank=True, db_default="", default="")
    page = models.CharField(_("page"), max_length=PAGE_LENGTH, blank=True, db_default="", default="")
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        db_table = "staff_acts"
        verbose_name = _("act of staff")
        verbose_name_plural = _("record of staff")
        constraints = (
            models.CheckConstraint(condition=Q(act__regex="^[a-z][a-z0-9_-]*$"), name="staff_acts_act_check"),
        )
        indexes = (
            models.Index(F("actor"), F("id").desc(), name="staff_acts_actor_idx"),
            models.Index(F("person"), F("id").desc(), name="staff_acts_person_idx", condition=Q(person__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.about} {self.object_id}".strip()
