from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # The metrics of a badge count rows of every room, as one SQL statement names every table it reads.
    dependencies = [
        ("gamification", "0002_xp_functions"),
        ("learning", "0002_counters_kept_by_triggers"),
        ("community", "0001_forum"),
        ("chain", "0001_chain"),
    ]

    operations = [
        install("gamification", "count_badges", undo="DROP FUNCTION count_badges() CASCADE"),
        install("gamification", "meets_criteria", undo="DROP FUNCTION meets_criteria(jsonb, jsonb)"),
        install("gamification", "hold_badges", undo="DROP FUNCTION hold_badges()"),
        install("gamification", "check_achievements", undo="DROP FUNCTION check_achievements(bigint, timestamptz)"),
        install("gamification", "count_streak", undo="DROP FUNCTION count_streak(bigint, date)"),
        install("gamification", "update_streak", undo="DROP FUNCTION update_streak(bigint, text, timestamptz)"),
        install(
            "gamification", "reward_learning", undo="DROP FUNCTION reward_learning(bigint, jsonb, text, timestamptz)"
        ),
        install("gamification", "refresh_leaderboard", undo="DROP FUNCTION refresh_leaderboard(timestamptz)"),
        install("gamification", "v_user_dashboard", undo="DROP VIEW v_user_dashboard"),
    ]
