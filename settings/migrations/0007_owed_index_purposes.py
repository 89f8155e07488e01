from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0006_owed_tasks")]

    operations = [
        install(
            "settings",
            "owed_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="d9a853076bc031bca28198bdf678ba181edf3447acd8a92e9d5f1632673ae272",
        ),
    ]
