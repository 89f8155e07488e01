from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0010_search")]

    operations = [
        install(
            "community",
            "index_purposes",
            undo=migrations.RunSQL.noop,
            sha256="dd28c326a86f7a6fe1013a3345828622bfd5c278c31a8936e210a823e549480c",
        )
    ]
