from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LeaderboardEntry(models.Model):
    """A learner's place on the three boards as of `calculated_at`. Written by refresh_leaderboard() alone."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="leaderboard_entry")
    all_time_rank = models.IntegerField(_("all-time rank"))
    all_time_xp = models.BigIntegerField(_("all-time XP"))
    weekly_rank = models.IntegerField(_("rank this week"), null=True)
    weekly_xp = models.BigIntegerField(_("XP this week"), db_default=0, default=0)
    week_start_date = models.DateField(_("week of"))
    monthly_rank = models.IntegerField(_("rank this month"), null=True)
    monthly_xp = models.BigIntegerField(_("XP this month"), db_default=0, default=0)
    month_start_date = models.DateField(_("month of"))
    calculated_at = models.DateTimeField(_("as of"))

    class Meta:
        db_table = "leaderboard_cache"
        verbose_name = _("leaderboard entry")
        verbose_name_plural = _("leaderboard")
        indexes = (
            models.Index(fields=("all_time_rank",), name="leaderboard_all_time_idx"),
            models.Index(fields=("weekly_rank", "week_start_date"), name="leaderboard_weekly_idx"),
            models.Index(fields=("monthly_rank", "month_start_date"), name="leaderboard_monthly_idx"),
        )

    def __str__(self) -> str:
        return f"#{self.all_time_rank} {self.user_id}"


class LeaderboardRefresh(models.Model):
    """The one row that says when the boards were last worked out, also when no learner's place had changed."""

    refreshed_at = models.DateTimeField(_("as of"))
    rows_written = models.IntegerField(_("places written"))

    class Meta:
        db_table = "leaderboard_refresh"
        verbose_name = _("leaderboard refresh")
        verbose_name_plural = _("leaderboard refreshes")
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="leaderboard_refresh_one_row_check"),)

    def __str__(self) -> str:
        return f"{self.refreshed_at:%Y-%m-%d %H:%M}"
