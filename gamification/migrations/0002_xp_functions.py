from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0001_xp_badges_streaks_boards"), ("settings", "0002_updated_at")]

    operations = [
        install(
            "gamification",
            "calculate_user_level",
            undo="DROP FUNCTION calculate_user_level(bigint)",
            sha256="b411dc3b037559aa7e3761d23b60fafaee0f8324f272601a1f41affd26d0db39",
        ),
        install(
            "gamification",
            "apply_xp_awards",
            undo="DROP FUNCTION apply_xp_awards() CASCADE",
            sha256="ec817057170d6afc8fe1827264a13e13d1e7a4a6fcf48d0edef8cb70e67214c9",
        ),
        install(
            "gamification",
            "award_xp",
            undo="DROP FUNCTION award_xp(bigint, int, text, text, timestamptz)",
            sha256="af87d2eeafc1163835e9ccf7138022b46278f2889ae764bce33ba2f787f05d36",
        ),
    ]
