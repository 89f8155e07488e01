from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson
from learning.models.progress import QuizAttempt


class LessonDraw(models.Model):
    """What was drawn for one learner's attempt at a lesson that is done move by move, and the moves so far.

    Everything that is hidden follows from the seed: it never leaves the server.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="draws", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="draws", db_index=False)
    seed = models.CharField(max_length=32, editable=False)
    edition = models.CharField(
        max_length=120,
        editable=False,
        help_text=_("Of the lesson when this was drawn; another one draws anew."),
    )
    moves = models.JSONField(_("moves"), default=list, db_default=[], blank=True)
    attempt = models.OneToOneField(
        QuizAttempt,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="draw",
        verbose_name=_("attempt"),
        help_text=_("What it became once it was over; empty while it goes on."),
    )
    asked = models.JSONField(
        _("asked"),
        default=list,
        db_default=[],
        blank=True,
        editable=False,
        help_text=_("What was asked and answered, and whether it was right, so that an old attempt can be read."),
    )
    opened_at = models.DateTimeField(_("drawn"), db_default=Now(), editable=False)

    class Meta:
        db_table = "lesson_draws"
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "lesson"), name="lesson_draws_open_key", condition=Q(attempt__isnull=True)
            ),
        )
        indexes = (
            models.Index(fields=("user",), name="lesson_draws_user_idx"),
            models.Index(fields=("lesson",), name="lesson_draws_lesson_idx"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} at {self.lesson_id}"
