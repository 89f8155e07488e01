from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models import Lesson

LONGEST_REPORT: Final = 500


class LessonReportOutcome(models.TextChoices):
    MENDED = "mended", _("Mended")
    NO_MISTAKE = "no_mistake", _("No mistake")


class LessonReport(models.Model):
    """A learner says that something in a lesson is wrong. Open until somebody who can mend it has decided."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="reports", db_index=False)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="lesson_reports", db_index=False
    )
    # As the lesson called it then: a step may be gone by the time somebody looks.
    step = models.CharField(_("step"), max_length=200, blank=True, db_default="", default="")
    words = models.CharField(_("what is wrong"), max_length=LONGEST_REPORT)
    content_version = models.CharField(
        _("content version"), max_length=12, blank=True, db_default="", default="", editable=False
    )
    created_at = models.DateTimeField(_("reported"), db_default=Now(), editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=LessonReportOutcome, null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=LONGEST_REPORT, blank=True, db_default="", default="")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decided_lesson_reports",
        db_index=False,
    )

    class Meta:
        db_table = "lesson_reports"
        verbose_name = _("mistake in a lesson")
        verbose_name_plural = _("mistakes in lessons")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, decided_at__isnull=True)
                | Q(outcome__isnull=False, outcome__in=LessonReportOutcome.values, decided_at__isnull=False),
                name="lesson_reports_outcome_check",
            ),
        )
        indexes = (
            models.Index(fields=("id",), name="lesson_reports_open_idx", condition=Q(outcome__isnull=True)),
            models.Index(fields=("lesson",), name="lesson_reports_lesson_idx"),
            models.Index(fields=("reporter",), name="lesson_reports_reporter_idx"),
            models.Index(
                fields=("decided_by",), name="lesson_reports_decided_idx", condition=Q(decided_by__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.lesson_id}: {self.words[:40]}"

    @property
    def is_open(self) -> bool:
        return self.outcome is None
