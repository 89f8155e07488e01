from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("gamification", "0009_guards_refuse_changes"), ("settings", "0005_lock_numbers")]

    operations = [
        install(
            "gamification",
            "hold_badges",
            undo="DROP FUNCTION hold_badges()",
            sha256="748fec7021bbd192757c6adfeb176b778835f278616ab61dad904869661d1d5b",
        ),
        install(
            "gamification",
            "leave_boards",
            undo="DROP FUNCTION leave_boards() CASCADE",
            sha256="501a9baa6f3258fb2c547170211773f8a4d5aededbcef58b91d05e3c64cccdff",
        ),
    ]
