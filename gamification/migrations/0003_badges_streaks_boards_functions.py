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
        install(
            "gamification",
            "meets_criteria",
            undo="DROP FUNCTION meets_criteria(jsonb, jsonb)",
            sha256="0dd99c3a844e5e78ca389edd1e56831ae81f2e3264b9c1fa421b7ea0495095da",
        ),
        install(
            "gamification",
            "check_achievements",
            undo="DROP FUNCTION check_achievements(bigint, timestamptz)",
            sha256="e1a6a708fba710182e126b5d181df64367fda31598c5fd691572cdc33f47447b",
        ),
        install(
            "gamification",
            "count_streak",
            undo="DROP FUNCTION count_streak(bigint, date)",
            sha256="4006128037423b2f6508082b915a0fbb84b1f7a325b525c4b97b961d0618eec0",
        ),
        install(
            "gamification",
            "update_streak",
            undo="DROP FUNCTION update_streak(bigint, text, timestamptz)",
            sha256="a4f304797a317705d28f0d393243ecc5cd1e9875c2f2f9be01507887d1c44973",
        ),
        install(
            "gamification",
            "reward_learning",
            undo="DROP FUNCTION reward_learning(bigint, jsonb, text, timestamptz)",
            sha256="564cff42dc6145f9c27ebc555b8f15796c45512446521e186c71820132b0e0e4",
        ),
        install(
            "gamification",
            "v_user_dashboard",
            undo="DROP VIEW v_user_dashboard",
            sha256="2a9b23b90112de27ebefa834afd11bde84306bd1ade1d5a18cf76e55bd10e292",
        ),
    ]
