from django.conf import settings
from django.db import models


class LearnerDashboard(models.Model):
    """A row of the view v_user_dashboard: what a learner's dashboard says of them, in one read."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, primary_key=True, related_name="+", db_column="user_id"
    )
    username = models.CharField(max_length=30)
    avatar_emoji = models.CharField(max_length=16)
    total_xp = models.BigIntegerField()
    current_level = models.SmallIntegerField()
    current_streak = models.IntegerField()
    longest_streak = models.IntegerField()
    streak_freezes = models.SmallIntegerField()
    last_activity_date = models.DateField(null=True)
    lessons_completed = models.IntegerField()
    badges_earned = models.IntegerField()
    courses_enrolled = models.IntegerField()
    courses_completed = models.IntegerField()
    # The five newest: [{"slug": "…", "name": "…", "icon_emoji": "…", "rarity": "…", "earned_at": "…"}]
    recent_achievements = models.JSONField()
    leaderboard_rank = models.IntegerField(null=True)

    class Meta:
        managed = False
        db_table = "v_user_dashboard"

    def __str__(self) -> str:
        return self.username
