from django.db import models
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class LessonFault(models.Model):
    """A lesson that does not work as it is, as the nightly trial found. The row goes when the lesson is mended."""

    lesson = models.OneToOneField(Lesson, models.CASCADE, primary_key=True, related_name="fault")
    sentences = models.JSONField(_("what is wrong"))
    found_at = models.DateTimeField(_("found"))

    class Meta:
        db_table = "lesson_faults"
        verbose_name = _("broken lesson")
        verbose_name_plural = _("broken lessons")

    def __str__(self) -> str:
        return str(self.lesson)
