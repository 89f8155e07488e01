from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0004_refuse_change")]

    operations = [
        install(
            "settings",
            "lock_number",
            undo="DROP FUNCTION lock_number(text)",
            sha256="3d7c7193c0ef51af03bef6d5380a94ea32bf9ceeb479b336a00617fba3e4b352",
        ),
    ]
