from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [
        ("gamification", "0017_thanks_of_a_day"),
        ("learning", "0055_insight_functions"),
    ]

    operations = [
        install(
            "gamification",
            "insight_active_days",
            undo="DROP FUNCTION insight_active_days(date)",
            sha256="e404524db3dc0318457ee1b75b152e53dce077e0c25d30bc7386d8269366fb1b",
        ),
        install(
            "gamification",
            "insight_active_weeks",
            undo="DROP FUNCTION insight_active_weeks(date)",
            sha256="2fdea4f8fd5e9a810d1efa1d124ad1524a599dde48d80a806822dcacf9ac7a3f",
        ),
        install(
            "gamification",
            "insight_retention",
            undo="DROP FUNCTION insight_retention(date)",
            sha256="e0234ac730798250d868ea4ad132b57f28a61cff74b2179b55ed993532bd1871",
        ),
        install(
            "gamification",
            "insight_streaks",
            undo="DROP FUNCTION insight_streaks(date)",
            sha256="4dfd48c968b560596006b3bdc8423693731edfb74b37e40daee42b5743ec519a",
        ),
    ]
