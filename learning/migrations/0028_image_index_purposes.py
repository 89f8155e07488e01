from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    # Indexes are made at the end of the migration that adds their table.
    dependencies = [("learning", "0027_lesson_images")]

    operations = [
        install(
            "learning",
            "image_index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="271a597c854de784a9c494e423be0296a26bdbd9862dc2e52ddee06956ab0b97",
        ),
    ]
