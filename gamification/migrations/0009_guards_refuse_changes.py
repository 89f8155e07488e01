from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0008_first_and_last_activity"), ("settings", "0004_refuse_change")]

    operations = [
        install(
            "gamification",
            "count_badges",
            undo="DROP FUNCTION count_badges() CASCADE; DROP TRIGGER badges_stay ON user_achievements",
            sha256="dbff7ee909f87d0fe0ea644c85e827c452a9bf944c0473e6102b493f10d863c7",
        ),
        install(
            "gamification",
            "keep_xp_ledger",
            undo="DROP TRIGGER keep_xp_ledger ON xp_awards",
            sha256="bcab54b71420c175ba43234c8f2a71891da66a932c7501134bed3a90a15eb706",
        ),
        migrations.RunSQL("DROP FUNCTION IF EXISTS keep_xp_ledger()", migrations.RunSQL.noop),
    ]
