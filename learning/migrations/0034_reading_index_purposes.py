from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0033_lesson_readings")]

    operations = [
        install(
            "learning",
            "reading_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="eb226f2aed99150d3d7a582a1efc93ce811364137f20e32801884807bcf1bb05",
        ),
    ]
