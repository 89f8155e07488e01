from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    """Equal XP are equal places."""

    dependencies = [("gamification", "0011_leaderboard_entry_by_its_name")]

    operations = [
        install(
            "gamification",
            "refresh_leaderboard",
            undo="DROP FUNCTION refresh_leaderboard(timestamptz)",
            sha256="8b5ef5dd33ae5e65dae2e9384ee27a743d9ec1755105b1a4a50e616b1f0c7cb2",
        ),
    ]
