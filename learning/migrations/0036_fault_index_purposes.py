from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0035_lesson_faults")]

    operations = [
        install(
            "learning",
            "fault_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="c5a56c9ff430f0b1bf5f2f05368019992fa786e252e2b2c73f579d37759ed5af",
        ),
    ]
