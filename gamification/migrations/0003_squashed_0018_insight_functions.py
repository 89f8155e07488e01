from django.db import migrations

from settings.squashed import AtOnce, changes_of, sql_of


class Migration(migrations.Migration):
    replaces = [
        ("gamification", "0003_badges_streaks_boards_functions"),
        ("gamification", "0004_index_purposes"),
        ("gamification", "0005_badges_ask_for_categories"),
        ("gamification", "0006_leave_boards"),
        ("gamification", "0007_xp_from_the_forum"),
        ("gamification", "0008_first_and_last_activity"),
        ("gamification", "0009_guards_refuse_changes"),
        ("gamification", "0010_locks_by_name"),
        ("gamification", "0011_leaderboard_entry_by_its_name"),
        ("gamification", "0012_equal_places"),
        ("gamification", "0013_what_giving_weighs"),
        ("gamification", "0014_own_transactions"),
        ("gamification", "0015_thanks_of_the_trusted"),
        ("gamification", "0016_reviews_are_learning"),
        ("gamification", "0017_thanks_of_a_day"),
        ("gamification", "0018_insight_functions"),
    ]

    dependencies = [
        ("gamification", "0002_xp_functions"),
        ("learning", "0055_insight_functions"),
        ("community", "0005_whole_threads"),
        ("chain", "0001_chain"),
        ("settings", "0005_lock_numbers"),
    ]

    operations = [
        AtOnce(changes_of(replaces)),
        *sql_of(replaces),
    ]
