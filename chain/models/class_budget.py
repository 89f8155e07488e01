from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models import SchoolClass

# In HBAR. One request asks for 10 at most.
MOST_A_DAY: Final = 1000
MOST_A_MEMBER: Final = 10


class ClassBudgetQuerySet(models.QuerySet["ClassBudget"]):
    def in_force(self, today: date) -> Self:
        return self.filter(until__gte=today)


class ClassBudget(models.Model):
    """HBAR that an admin has granted to a class, beside what the faucet gives to each of its learners by themselves."""

    school_class = models.OneToOneField(
        SchoolClass, models.CASCADE, primary_key=True, related_name="budget", verbose_name=_("class")
    )
    hbar_a_day = models.SmallIntegerField(
        _("HBAR a day"), help_text=_("For the whole class within 24 hours. Without it, a class has none.")
    )
    hbar_a_member = models.SmallIntegerField(
        _("HBAR a learner"),
        default=2,
        help_text=_(
            "For one learner, and one wallet, within 24 hours at most; before their first honest lesson it is what "
            "`faucet_first_hbar` says."
        ),
    )
    until = models.DateField(_("until"), help_text=_("The last day (UTC), such as the end of the term."))
    note = models.CharField(
        _("note"), max_length=200, blank=True, db_default="", default="", help_text=_("Why, for other admins.")
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name=_("granted by"),
    )
    granted_at = models.DateTimeField(_("granted"), db_default=Now(), editable=False)

    objects = ClassBudgetQuerySet.as_manager()

    class Meta:
        db_table = "class_budgets"
        verbose_name = _("class budget")
        verbose_name_plural = _("class budgets")
        constraints = (
            models.CheckConstraint(condition=Q(hbar_a_day__range=(1, MOST_A_DAY)), name="class_budgets_day_check"),
            models.CheckConstraint(
                condition=Q(hbar_a_member__range=(1, MOST_A_MEMBER)), name="class_budgets_member_check"
            ),
        )
        indexes = (models.Index(fields=("granted_by",), name="class_budgets_granter_idx"),)

    def __str__(self) -> str:
        return f"{self.hbar_a_day} HBAR a day for {self.school_class_id}"
