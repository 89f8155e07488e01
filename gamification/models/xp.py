from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class XpReason(models.TextChoices):
    """Why XP was given. The sources a reason names are in the comments."""

    LESSON_COMPLETED = "lesson_completed", _("Lesson completed")  # lesson:<id>
    QUIZ_PASSED = "quiz_passed", _("Quiz passed")  # lesson:<id>
    QUIZ_PERFECT = "quiz_perfect", _("Quiz without a mistake")  # lesson:<id>
    COURSE_COMPLETED = "course_completed", _("Course finished")  # course:<id>
    ACHIEVEMENT = "achievement", _("Badge earned")  # achievement:<id>
    STREAK_MILESTONE = "streak_milestone", _("Streak milestone")  # days:<n>
    ANSWER_ACCEPTED = "answer_accepted", _("Answer accepted")  # discussion:<id>
    UPVOTE_RECEIVED = "upvote_received", _("Upvote received")  # <post>:by:<voter id>, such as reply:12:by:7
    ADJUSTMENT = "adjustment", _("Adjusted by the school")  # free text, once each


class XpAward(models.Model):
    """A line of the XP ledger: append-only, once per learner, reason and source. users.total_xp is its sum."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="xp_awards", db_index=False)
    amount = models.IntegerField(_("XP"))
    reason = models.CharField(_("reason"), max_length=40, choices=XpReason)
    source = models.CharField(_("source"), max_length=100)
    awarded_at = models.DateTimeField(_("when"), db_default=Now())

    class Meta:
        db_table = "xp_awards"
        verbose_name = _("XP award")
        verbose_name_plural = _("XP awards")
        constraints = (
            models.UniqueConstraint(fields=("user", "reason", "source"), name="xp_awards_user_id_reason_source_key"),
            models.CheckConstraint(condition=~Q(amount=0), name="xp_awards_amount_check"),
        )
        indexes = (
            models.Index(F("user"), F("awarded_at").desc(), name="xp_awards_statement_idx"),
            # Carries the weekly and monthly boards without touching the table.
            models.Index(fields=("awarded_at",), include=("user", "amount"), name="xp_awards_boards_idx"),
        )

    def __str__(self) -> str:
        return f"{self.amount:+} {self.reason} {self.source}"
