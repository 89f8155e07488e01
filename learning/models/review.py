from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class ReviewCard(models.Model):
    """A question that a learner once missed, and how well it is remembered (FSRS; learning/review/memory.py).

    The question itself stands in its lesson. What is asked of it follows from the seed, which never leaves the server.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="review_cards", db_index=False)
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="review_cards", db_index=False)
    question_id = models.CharField(_("question"), max_length=60)
    seed = models.CharField(max_length=32, editable=False)
    stability = models.FloatField(_("stability"), help_text=_("Days until one in ten such answers is forgotten."))
    difficulty = models.FloatField(_("difficulty"), help_text=_("From 1 to 10."))
    due_at = models.DateTimeField(_("due"))
    answered_at = models.DateTimeField(_("last answered"), help_text=_("At first: when it was missed."))
    answers = models.IntegerField(_("answers"), default=0, db_default=0, help_text=_("In the review."))
    right = models.IntegerField(_("right answers"), default=0, db_default=0)
    made_at = models.DateTimeField(_("made"), db_default=Now(), editable=False)

    class Meta:
        db_table = "review_cards"
        verbose_name = _("review card")
        verbose_name_plural = _("review cards")
        constraints = (
            models.UniqueConstraint(fields=("user", "lesson", "question_id"), name="review_cards_question_key"),
            models.CheckConstraint(
                condition=Q(stability__gt=0, difficulty__range=(1, 10)), name="review_cards_memory_check"
            ),
            models.CheckConstraint(
                condition=Q(answers__gte=F("right"), right__gte=0), name="review_cards_counts_check"
            ),
        )
        indexes = (
            models.Index(fields=("user", "due_at"), name="review_cards_due_idx"),
            models.Index(fields=("lesson",), name="review_cards_lesson_idx"),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: {self.question_id}"
