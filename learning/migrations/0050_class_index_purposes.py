from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their tables.
    dependencies = [("learning", "0049_classes")]

    operations = [
        install(
            "learning",
            "class_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="3df83b04e4934eeb27eefb4563df3e3bbf59882ea0a766e137babaa4328ebea2",
        ),
    ]
