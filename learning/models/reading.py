from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class LessonReading(models.Model):
    """How far one learner has come inside of one lesson, and the time that it took (learning/pace/)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="readings", db_index=False)
    seed = models.CharField(max_length=32, editable=False, help_text=_("What the lesson's checks draw from."))
    opened_at = models.DateTimeField(_("opened"), help_text=_("When the learner first had it before them."))
    spent_until = models.DateTimeField(
        _("time spent until"),
        null=True,
        blank=True,
        help_text=_("The end of the time that its steps have taken: no other lesson's can lie before it."),
    )
    steps = models.JSONField(
        _("steps"),
        default=dict,
        db_default={},
        blank=True,
        help_text=_("By the id of a step: since when its time counts, when it was done, and answers to its check."),
    )

    class Meta:
        db_table = "lesson_readings"
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = (models.UniqueConstraint(fields=("user", "lesson"), name="lesson_readings_user_lesson_key"),)
        indexes = (
            models.Index(fields=("lesson",), name="lesson_readings_lesson_idx"),
            models.Index(fields=("opened_at",), name="lesson_readings_opened_idx"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.lesson_id}"
