from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.course import Course
from learning.models.lesson import Lesson


class InsightCount(models.Model):
    """How many learners one cell of a roll-up holds, of one day, week or month (UTC). Names nobody.

    Exact, and therefore for no page: what people are shown comes from learning/insight/release.py alone.
    """

    rollup = models.CharField(_("roll-up"), max_length=30)
    day = models.DateField(_("day"), help_text=_("The first of the week or month, where it is one."))
    course = models.ForeignKey(Course, models.CASCADE, null=True, related_name="+", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, null=True, related_name="+", db_index=False)
    cell = models.CharField(_("cell"), max_length=200)
    learners = models.BigIntegerField(_("learners"))

    class Meta:
        db_table = "insight_counts"
        verbose_name = _("insight")
        verbose_name_plural = _("insights")
        default_permissions = ()
        permissions = (("see_insight", _("Can see how the whole school does")),)
        constraints = (
            models.UniqueConstraint(
                fields=("rollup", "day", "course", "lesson", "cell"),
                name="insight_counts_cell_key",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(learners__gt=0), name="insight_counts_learners_check"),
        )
        indexes = (
            models.Index(
                fields=("course", "rollup"), name="insight_counts_course_idx", condition=Q(course__isnull=False)
            ),
            models.Index(fields=("lesson",), name="insight_counts_lesson_idx", condition=Q(lesson__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.rollup} {self.day} {self.cell}"


class InsightDay(models.Model):
    """A day (UTC) that was rolled up, and when that was last done."""

    day = models.DateField(_("day"), primary_key=True)
    rolled_up_at = models.DateTimeField(_("rolled up"), db_default=Now())

    class Meta:
        db_table = "insight_days"
        verbose_name = _("day that was rolled up")
        verbose_name_plural = _("days that were rolled up")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)
