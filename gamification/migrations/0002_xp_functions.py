from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0001_xp_badges_streaks_boards"), ("settings", "0002_updated_at")]

    operations = [
        install("gamification", "calculate_user_level", undo="DROP FUNCTION calculate_user_level(bigint)"),
        install("gamification", "apply_xp_awards", undo="DROP FUNCTION apply_xp_awards() CASCADE"),
        install("gamification", "keep_xp_ledger", undo="DROP FUNCTION keep_xp_ledger() CASCADE"),
        install("gamification", "award_xp", undo="DROP FUNCTION award_xp(bigint, int, text, text, timestamptz)"),
    ]
