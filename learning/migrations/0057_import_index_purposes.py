from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0056_course_imports")]

    operations = [
        install(
            "learning",
            "import_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="5bd8845aa24f66dd6a81e68fff376dbd47e95a9fc813337db6605bf9cd463b3a",
        ),
    ]
