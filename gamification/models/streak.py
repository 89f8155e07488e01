from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class ActivityType(models.TextChoices):
    LESSON_COMPLETE = "lesson_complete", _("Lesson")
    QUIZ_COMPLETE = "quiz_complete", _("Quiz")
    REVIEW = "review", _("Review")
    FREEZE = "freeze", _("Freeze spent")


class UserStreak(models.Model):
    """One day of a learner's calendar (their own time zone) on which the streak lived, and how long it was then."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="streak_days", db_index=False)
    streak_date = models.DateField(_("day"))
    streak_count = models.IntegerField(_("days in a row"))
    activity_type = models.CharField(_("by"), max_length=20, choices=ActivityType)
    first_activity_at = models.DateTimeField(_("first activity"), db_default=Now())
    last_activity_at = models.DateTimeField(_("last activity"), db_default=Now())

    class Meta:
        db_table = "user_streaks"
        verbose_name = _("streak day")
        verbose_name_plural = _("streak days")
        constraints = (
            models.UniqueConstraint(fields=("user", "streak_date"), name="user_streaks_user_id_streak_date_key"),
            models.CheckConstraint(condition=Q(streak_count__gte=0), name="user_streaks_streak_count_check"),
            models.CheckConstraint(
                condition=Q(activity_type__in=ActivityType.values), name="user_streaks_activity_type_check"
            ),
        )
        indexes = (models.Index(fields=("streak_date",), name="user_streaks_date_idx"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.streak_date}: {self.streak_count}"
