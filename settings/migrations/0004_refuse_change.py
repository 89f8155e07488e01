from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("settings", "0003_index_purposes")]

    operations = [
        install(
            "settings",
            "refuse_change",
            undo="DROP FUNCTION refuse_change()",
            sha256="9e74fdb794340419deb91c75b0503aa4f4fc39c8402695a759b22b9b21ebbaf7",
        ),
    ]
