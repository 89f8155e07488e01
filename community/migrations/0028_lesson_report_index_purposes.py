from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("community", "0027_lesson_reports")]

    operations = [
        install(
            "community",
            "lesson_report_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="af4709f5e35d87c04e83e7e0ed47e83aa6cceb29c1f7fc56e6eded312f07f6b3",
        ),
    ]
