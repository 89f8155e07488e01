from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0031_glossary")]

    operations = [
        install(
            "learning",
            "glossary_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="ab60b2d8be81e1e2cf701b777cf8c96dbca9bc52217b107fecb8977a5e8e0d30",
        ),
    ]
